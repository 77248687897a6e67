import { expect, test } from 'vitest';
import { refusal } from './value-reason.ts';

test.each([
  [
    'name',
    'Minha App',
    /^a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character/,
  ],
  // A Service of 1.35 begins with a letter.
  ['name', '1app', /DNS-1035 label/],
  ['namespace', '-web', /^a lowercase RFC 1123 label must consist of/],
  ['namespace', 'a.b', 'must not contain dots'],
  ['name', 'a'.repeat(64), 'must be no more than 63 characters'],
  ['name', '', 'Required value'],
  [
    'image',
    'Nginx',
    /^couldn't parse image name "Nginx": invalid reference format: repository name .* must be lowercase$/,
  ],
  ['image', 'nginx:', /invalid reference format/],
  ['image', 'https://ghcr.io/x', /invalid reference format/],
  ['image', `eu/${'a'.repeat(64)}`, `"${'a'.repeat(64)}": must be no more than 63 characters`],
  ['port', '0777', 'must be between 1 and 65535, inclusive'],
  ['port', '0', 'must be between 1 and 65535, inclusive'],
  ['port', '65536', 'must be between 1 and 65535, inclusive'],
  ['port', 'http', 'must be between 1 and 65535, inclusive'],
] as const)('refuses the %s %j in the words of Kubernetes', (name, value, reason) => {
  expect(refusal(name, value)).toMatch(reason);
});

test('refuses a name that leaves no room for what the notes put behind it', () => {
  expect(refusal('name', 'a'.repeat(60), '-np')).toBeUndefined();
  expect(refusal('name', 'a'.repeat(61), '-np')).toBe(`"${'a'.repeat(61)}-np": must be no more than 63 characters`);
});

test.each([
  ['name', 'a'.repeat(63)],
  ['namespace', '1-web'],
  ['image', 'nginx'],
  ['image', 'localhost:5000/eu/app_x:v1'],
  ['image', `ghcr.io/Eu/app@sha256:${'a'.repeat(64)}`.replace('Eu', 'eu')],
  ['port', '65535'],
] as const)('takes the %s %j', (name, value) => {
  expect(refusal(name, value)).toBeUndefined();
});

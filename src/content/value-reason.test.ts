import { expect, test } from 'vitest';
import { refusal } from './value-reason.ts';

test.each([
  [
    'name',
    'Minha App',
    /^a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end/,
  ],
  ['name', '-web', /RFC 1123 label/],
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
  ['port', '0', 'must be between 1 and 65535, inclusive'],
  ['port', '65536', 'must be between 1 and 65535, inclusive'],
  ['port', 'http', 'must be between 1 and 65535, inclusive'],
] as const)('refuses the %s %j in the words of Kubernetes', (name, value, reason) => {
  expect(refusal(name, value)).toMatch(reason);
});

test.each([
  ['name', 'a'.repeat(63)],
  ['name', '1-web'],
  ['image', 'nginx'],
  ['image', 'localhost:5000/eu/app_x:v1'],
  ['image', `ghcr.io/Eu/app@sha256:${'a'.repeat(64)}`.replace('Eu', 'eu')],
  ['port', '65535'],
] as const)('takes the %s %j', (name, value) => {
  expect(refusal(name, value)).toBeUndefined();
});

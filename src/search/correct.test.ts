import { expect, test } from 'vitest';
import { correct, isKnown } from './correct.ts';

const common = new Set(['deployment', 'kubectl', 'etcd', 'service', 'break', 'pod']);
const words = ['escalar', 'namespace', 'read', 'nodeport'];

test('takes a misspelt word for the nearest of the site', () => {
  expect(correct('deploymnt', common, words)).toBe('deployment');
  expect(correct('escalr', common, words)).toBe('escalar');
});

test('counts two letters in each other’s place as one mistake', () => {
  expect(correct('etdc', common, words)).toBe('etcd');
  expect(correct('nodeprot', common, words)).toBe('nodeport');
});

test('guesses nothing for a short word, a flag or a word like no other', () => {
  for (const word of ['pdo', '--dry', '1.29', 'xyzzyqwv', 'bread2'])
    expect(correct(word, common, words)).toBeUndefined();
  expect(correct('bead', new Set(), words)).toBeUndefined();
});

test('knows a word of the site, the beginning of one and an inflection of one', () => {
  for (const word of ['deploy', 'escalando', 'namespaces']) expect(isKnown(word, [...common, ...words])).toBe(true);
  expect(isKnown('deploymnt', [...common, ...words])).toBe(false);
});

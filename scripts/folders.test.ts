import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { printDifferences, printHash, readHashes } from './folders.ts';

const root = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
afterAll(() => rmSync(root, { recursive: true }));
const hashesOf = (name: string, files: Record<string, string>) => {
  mkdirSync(join(root, name, 'deep'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), text);
  return readHashes(join(root, name));
};

test('finds nothing between two folders of the same files', () => {
  const [one, other] = [hashesOf('a', { x: '1', 'deep/y': '2' }), hashesOf('b', { 'deep/y': '2', x: '1' })];
  expect(printDifferences(one, other)).toEqual([]);
  expect(printHash(one)).toBe(printHash(other));
});

test('names each file that is missing, new or different', () => {
  const [one, other] = [hashesOf('c', { x: '1', 'deep/y': '2' }), hashesOf('d', { x: '1 ', 'deep/z': '2' })];
  expect(printDifferences(one, other)).toEqual([
    'deep/y is in the first only',
    'deep/z is in the second only',
    'x differs',
  ]);
  expect(printHash(one)).not.toBe(printHash(other));
});

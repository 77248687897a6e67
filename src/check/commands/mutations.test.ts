import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { checkEntry } from './index.ts';
import { getMutations } from './testing/mutations.ts';

const content = readContent(process.cwd());
const mutations = content.commands.flatMap(getMutations);
const findings = await Promise.all(mutations.map(({ entry }) => checkEntry(entry, content)));
const unfound = mutations.filter((_, index) => findings[index]?.length === 0);

test('is tried with mistakes of every kind', () => {
  const kinds = Map.groupBy(mutations, ({ kind }) => kind);
  console.log(`${mutations.length} mutations: ${[...kinds].map(([kind, all]) => `${all.length} ${kind}`).join(', ')}`);
  expect(mutations.length).toBeGreaterThanOrEqual(300);
  expect(kinds.size).toBeGreaterThanOrEqual(40);
});

test('finds at least 97 % of the mistakes', () => {
  console.log(unfound.map(({ kind, entry }) => `not found (${kind}): ${entry.run}`).join('\n'));
  expect(unfound.length / mutations.length).toBeLessThanOrEqual(0.03);
});

test('finds nothing in the commands before they are mutated', async () => {
  const found = await Promise.all(content.commands.map((entry) => checkEntry(entry, content)));
  expect(found.flat()).toEqual([]);
});

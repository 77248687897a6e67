import { expect, test } from 'vitest';
import { answers } from './testing/answers.ts';
import { callers } from './testing/callers.ts';

test('every caller takes and refuses the same texts as the code of Kubernetes', { timeout: 60_000 }, async () => {
  let asked = 0;
  const wrong: string[] = [];
  for (const { grammar, name, refuses, skips } of callers)
    for (const { value, refused } of answers.grammars[grammar] ?? []) {
      if (skips?.test(value)) continue;
      asked += 1;
      if ((await refuses(value)) !== (refused !== undefined))
        wrong.push(`${grammar}, ${name}: ${refused === undefined ? 'refuses' : 'takes'} ${JSON.stringify(value)}`);
    }
  const values = new Set(Object.values(answers.grammars).flatMap((all) => all.map(({ value }) => value)));
  console.log(`${values.size} values, ${callers.length} callers, ${asked} questions, ${wrong.length} disagreements`);
  expect(wrong).toEqual([]);
  expect(values.size).toBeGreaterThan(300);
});

test('asks somebody about every grammar', () => {
  expect(new Set(callers.map(({ grammar }) => grammar))).toEqual(new Set(Object.keys(answers.grammars)));
});

import { expect, test } from 'vitest';
import { readContent } from '../content/read.ts';
import { printAnnotations, printUnproved } from './print.ts';
import { verifyAll } from './report.ts';

test('counts what was looked at, and gives a reason for each thing that nothing proves', () => {
  const content = readContent(process.cwd());
  const { counts, unproved } = verifyAll(content, process.cwd());
  expect(counts).toMatchObject({ notes: content.notes.length, unproved: unproved.length });
  expect(counts.recorded).toBeLessThanOrEqual(counts.blocks);
  expect(unproved.filter(({ why, places }) => !why['pt-br'] || !why.en || places.length === 0)).toEqual([]);
});

test('names each thing that nothing proves, with its reason and its places', () => {
  const why = { 'pt-br': 'Sem rede.', en: 'No network.' };
  const places = [
    { file: 'a.yaml', line: 12, column: 1 },
    { file: 'b.mdx', line: 3, column: 1 },
  ];
  expect(printUnproved([{ what: 'curl', why, places }])).toBe(
    'curl\n  No network.\n  a.yaml:12, b.mdx:3\n1 not proved.',
  );
});

test("prints GitHub's annotations", () => {
  const finding = {
    file: 'content/a,b.yaml',
    line: 3,
    column: 5,
    code: 'command/unknown-flag',
    message: '100 %\nwrong',
  };
  expect(printAnnotations([finding])).toBe(
    '::error file=content/a%2Cb.yaml,line=3,col=5,title=command/unknown-flag::100 %25%0Awrong',
  );
});

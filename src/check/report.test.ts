import { expect, test } from 'vitest';
import { readContent } from '../content/read.ts';
import { printAnnotations, printUnproved } from './print.ts';
import { getUnproved, verifyAll } from './report.ts';

const content = readContent(process.cwd());

/** These only ever shrink: what is proved one day stays proved. Blocks without an output count by their reasons. */
const most = { things: 70, calls: 170 };

test('counts what nothing proves, which only shrinks', async () => {
  const { findings, counts } = await verifyAll(content, process.cwd());
  expect(findings).toEqual([]);
  expect(counts.unproved).toBeLessThanOrEqual(most.things);
  expect(counts.otherCalls).toBeLessThanOrEqual(most.calls);
});

test('names each thing that nothing proves, with its reason in both languages and its places', async () => {
  const unproved = await getUnproved(content);
  expect(unproved.filter(({ why, places }) => !why['pt-br'] || !why.en || places.length === 0)).toEqual([]);
  expect(printUnproved(unproved)).toMatch(
    /^docker\n {2}They act on .*\n {2}content\/control-plane\/commands\.yaml:12, [\s\S]*\n\d+ not proved\.$/,
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

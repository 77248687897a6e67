import { expect, test } from 'vitest';
import { findingsOf, text } from './testing/fixture.ts';

const record = 'content/workloads/record.yaml';
const list = 'content/differences.yaml';
const different = { [record]: text(record).replace(/(\n {2}exit: |\n {2}stdout: |$)/, '\n  lab: different$1') };
const why = 'why: { pt-br: Porque sim., en: Because. }';

test('asks a reason of an answer that the simulator gives otherwise', async () => {
  expect(await findingsOf(different)).toEqual([
    `${record}:1:3 difference/no-reason ` +
      'The simulator answers something else to "get-pods" in workloads/pod: say why in content/differences.yaml ' +
      '(- block: get-pods with why in both languages), or mend the simulator and run npm run record:lab.',
  ]);
});

test.each([`- block: get-pods\n  ${why}\n`, `- block: get-pods\n  note: workloads/pod\n  ${why}\n`])(
  'takes the reason for all notes, or for the one',
  async (reason) => {
    expect(await findingsOf({ ...different, [list]: reason })).toEqual([]);
  },
);

test('finds a reason of another note, which nothing needs', async () => {
  expect(
    await findingsOf({ ...different, [list]: `- block: get-pods\n  note: workloads/deployment\n  ${why}\n` }),
  ).toEqual([
    `${list}:1:3 difference/unused ` +
      'The simulator answers in workloads/deployment to "get-pods" as a real cluster does: delete this entry.',
    expect.stringContaining('difference/no-reason'),
  ]);
});

test('finds a reason of a command that there is not', async () => {
  expect(await findingsOf({ [list]: `- block: get-pod\n  ${why}\n` })).toEqual([
    `${list}:1:3 difference/unused There is no command "get-pod". Did you mean "get-pods"?`,
  ]);
});

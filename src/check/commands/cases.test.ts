import { expect, test } from 'vitest';
import { readContent, type Command } from '../../content/read.ts';
import { readRecord, readSessions, type Recorded } from '../../kubernetes/kubectl/cases/session.ts';
import { checkEntry } from './index.ts';

const content = readContent(process.cwd());

/** An entry of the notebook, whose words are replaced. */
const [any] = content.commands.filter(({ needs, since }) => needs === 'cluster' && !since) as [Command];

/** What kubectl says of the words alone, before it asks a server. */
const refusals: [said: RegExp, code: string][] = [
  [/^error: unknown (?:shorthand )?flag/, 'command/unknown-flag'],
  [/^error: unknown command/, 'command/unknown-command'],
  [/^error: flag needs an argument/, 'command/missing-value'],
  [/^error: invalid argument/, 'command/wrong-value'],
  [/^error: required flag/, 'command/missing-flag'],
];

/** What no kubectl says of its own, but these notes. */
const notItsOwn =
  /^command\/(deprecated-\w+|needs-\w+|since|ignored-arguments|bad-(name|port|image|label)|no-such-file)$/;

const cases = readSessions()
  .filter(({ server }) => server === undefined)
  .flatMap(({ name }) => readRecord(name)?.cases ?? [])
  .filter(({ run }) => !/['"|;&`]/.test(run));

const codesOf = async ({ run }: Pick<Recorded, 'run'>) =>
  (await checkEntry({ ...any, run: `kubectl ${run}` }, content)).map(({ code }) => code);

test('refuses what the real kubectl refused for its words, with the right code', async () => {
  const refused = cases.flatMap((each) => {
    const code = refusals.find(([said]) => said.test(each.stderr))?.[1];
    return code ? [{ run: each.run, code }] : [];
  });
  expect(refused.length).toBeGreaterThan(20);
  const codes = await Promise.all(refused.map(codesOf));
  expect(refused.filter(({ code }, index) => !codes[index]?.includes(code))).toEqual([]);
});

test('takes what the real kubectl took', async () => {
  const taken = cases.filter(({ exit, stderr }) => exit === 0 && stderr === '');
  expect(taken.length).toBeGreaterThan(300);
  const found = await Promise.all(
    taken.map(async (each) => ({
      run: each.run,
      codes: (await codesOf(each)).filter((code) => !notItsOwn.test(code)),
    })),
  );
  expect(found.filter(({ codes }) => codes.length > 0)).toEqual([]);
});

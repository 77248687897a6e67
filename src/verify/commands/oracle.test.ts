import { expect, test } from 'vitest';
import { readContent, type Command } from '../../content/read.ts';
import { checkEntry } from './index.ts';
import { getMutations } from './mutations.ts';
import { hasKubectl, startOracle, type Verdict } from './oracle.ts';
import { getPrograms } from './programs.ts';

const content = readContent(process.cwd());

/**
 * What kubectl alone takes: a server would refuse it, or these notes do. It reads formats, JSONPath, selectors and names of what it
 * gets only when the server has answered.
 */
const notItsOwn = /^command\/(unknown-resource|deprecated-\w+|needs-\w+|since|bad-(name|port|image|label|value|output|selector)|missing-name|ignored-arguments|wrong-program)$/;

/** Entries that are one call of kubectl 1.32, which has all that the oldest one has. */
const isOneCall = ({ run, since }: Command) => {
  const { programs, errors } = getPrograms(run);
  return errors.length === 0 && programs[0]?.name === 'kubectl' && programs.filter(({ name }) => name === 'kubectl').length === 1 && !programs[0].args.some(({ open }) => open) && !since && !/[|;\n>]/.test(run);
};

const valid = content.commands.filter(isOneCall);
const mutated = valid
  .flatMap(getMutations)
  .filter(({ kind, entry }) => !/^(since|needs)/.test(kind) && isOneCall(entry))
  .filter((_, index) => index % 8 === 0)
  .map(({ entry }) => entry);

test.skipIf(!hasKubectl())('agrees with the real kubectl, where one is installed, on what it would take', async () => {
  const oracle = await startOracle(content);
  const commands = [...valid, ...mutated];
  const disagreements: string[] = [];
  const queue = commands.values();
  const work = async () => {
    for (const entry of queue) {
      const difference = compare(entry, await oracle.ask(getPrograms(entry.run).programs[0]?.args.map(({ text }) => text) ?? []));
      if (difference) disagreements.push(`${entry.run}\n  ${difference}`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  oracle.stop();
  console.log(`${commands.length} commands asked, ${disagreements.length} differences\n${disagreements.join('\n')}`);
  expect(commands.length).toBeGreaterThanOrEqual(300);
  expect(disagreements.length / commands.length).toBeLessThanOrEqual(0.01);
}, 300_000);

function compare(entry: Command, real: Verdict): string | undefined {
  const found = checkEntry(entry, content);
  const own = found.filter(({ code }) => !notItsOwn.test(code));
  if (real.accepts && own.length > 0) return `kubectl takes it, the check does not: ${own[0]?.message}`;
  if (!real.accepts && found.length === 0) return `the check takes it, kubectl does not: ${real.says}`;
  return undefined;
}

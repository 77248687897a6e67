import type { Command } from '../../content/read.ts';
import { getCommand, getFlags, kubectlTree, parse, type Parsed } from '../../kubernetes/index.ts';
import type { Fault } from './index.ts';
import type { Program } from './programs.ts';

/** Compares an entry's `since` with the oldest minor that has all its commands, flags and values. */
export function checkSince(programs: readonly Program[], { since }: Command): Fault[] {
  const newest = programs
    .filter(({ name }) => name === 'kubectl')
    .flatMap((program) => newThings(program))
    .sort((a, b) => minor(b.since) - minor(a.since))[0];
  const at = newest?.at ?? programs[0]?.at ?? 0;
  if (newest && newest.since !== since)
    return [
      {
        code: 'since',
        message:
          `${newest.what} came with kubectl ${newest.since}: ` +
          `write since: "${newest.since}"${since ? ` and not "${since}"` : ''}.`,
        at,
      },
    ];
  if (!newest && since)
    return [
      {
        code: 'since',
        message: `Nothing in it is newer than the oldest kubectl that the notes speak of: take since: "${since}" away.`,
        at,
      },
    ];
  return [];
}

const minor = (version: string) => Number(version.split('.')[1]);

interface NewThing {
  what: string;
  since: string;
  at: number;
}

function newThings(program: Program): NewThing[] {
  const call = parse(program.args.map(({ text }) => text));
  if ('stderr' in call) return [];
  return newIn(call).map((thing) => ({ ...thing, at: program.at }));
}

function newIn({ command, flags }: Parsed): Omit<NewThing, 'at'>[] {
  const known = getFlags(kubectlTree, command);
  const path = `kubectl ${command.join(' ')}`;
  const own = getCommand(kubectlTree, command)?.since;
  const named = [...flags].flatMap(([name, values]) => {
    const flag = known[name];
    const value = values.at(-1)?.split('=')[0] ?? '';
    const ofValue = flag?.valuesSince?.[value];
    return [
      ...(flag?.since ? [{ what: `${path} --${name}`, since: flag.since }] : []),
      ...(ofValue ? [{ what: `${path} --${name}=${value}`, since: ofValue }] : []),
    ];
  });
  return [...(own ? [{ what: path, since: own }] : []), ...named];
}

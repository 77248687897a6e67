import type { Finding } from '../../content/finding.ts';
import type { Command, Content, Explanation } from '../../content/read.ts';
import { entryLine } from '../commands/lines.ts';
import { explain } from './explain.ts';
import type { Key } from './parts.ts';

export { explain } from './explain.ts';

/** Reports each part of a command that nothing explains, and each explanation that no command needs. */
export function checkExplanations({
  commands,
  explanations,
  findings,
}: Pick<Content, 'commands' | 'explanations' | 'findings'>): Finding[] {
  const used = new Set<string>();
  const missing = commands.flatMap((command) =>
    missingIn(command, explanations, (entry, path) => used.add(idOf(entry, path))),
  );
  // What could not be read may be the command that needs an explanation, or the explanation that a command needs.
  const isWhole = (name: string) => !findings.some(({ file }) => file.endsWith(name));
  return [
    ...(isWhole('explanations.yaml') ? missing : []),
    ...repeated(explanations),
    ...(isWhole('commands.yaml') ? explanations.flatMap((entry) => unusedIn(entry, used)) : []),
  ];
}

function missingIn(
  command: Command,
  explanations: readonly Explanation[],
  use: (entry: Explanation, path: string[]) => void,
): Finding[] {
  const line = entryLine(command);
  return explain(command.run, explanations, use)
    .filter(({ says }) => !says)
    .map(({ key, text, at }) => ({
      file: line.file,
      ...line.at(at),
      code: 'explanation/missing',
      message: `Nothing explains ${text}: add ${placeFor(key)} to content/explanations.yaml.`,
    }));
}

function placeFor(key: Key): string {
  if (key.kind === 'flag') return `"${key.name}" to the flags of "command: ${key.command}"`;
  if (key.kind === 'argument') return `what it is to the args of "command: ${key.command}"`;
  return `"${key.kind}: ${key.name}"`;
}

const idOf = ({ source }: Explanation, path: readonly string[]) => [source.line, ...path].join('\n');

function repeated(explanations: readonly Explanation[]): Finding[] {
  const names = explanations.map(({ command, resource, operator }) => `${command} ${resource} ${operator}`);
  return explanations
    .filter((_, index) => names.indexOf(names[index] ?? '') < index)
    .map(({ source }) => ({ ...source, code: 'explanation/repeated', message: 'It is explained above already.' }));
}

function unusedIn(entry: Explanation, used: ReadonlySet<string>): Finding[] {
  const needless = (path: string[], what: string): Finding[] =>
    used.has(idOf(entry, path))
      ? []
      : [
          {
            file: entry.source.file,
            ...entry.at(path),
            code: 'explanation/unused',
            message: `No command has ${what}: take it away.`,
          },
        ];
  const name = entry.command ?? entry.resource ?? entry.operator ?? '';
  const flags = Object.entries(entry.flags).flatMap(([flag, { values = {} }]) => {
    const each = Object.keys(values).flatMap((value) =>
      needless(['flags', flag, 'values', value], `the value ${value} of ${flag} of ${name}`),
    );
    // A flag that only ever has values of its own needs its first sentence for the next value.
    return each.length < Object.keys(values).length
      ? each
      : [...each, ...needless(['flags', flag], `the flag ${flag} of ${name}`)];
  });
  return [
    ...needless([], name),
    ...flags,
    ...entry.args.flatMap(({ like = 'any' }, index) =>
      needless(['args', String(index)], `a word like ${like} for ${name}`),
    ),
  ];
}

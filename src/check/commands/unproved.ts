import type { Finding } from '../../content/finding.ts';
import type { Content, Written } from '../../content/read.ts';
import type { UnprovedData } from '../../content/schema.ts';
import type { CommandReport } from './index.ts';
import type { Line } from './lines.ts';

/**
 * Takes away the findings that content/unproved.yaml gives a reason for. Adds one for each program that nothing checks
 * and that has no reason there, and one for each reason that nothing needs any more.
 */
export function excuse(
  { findings, unchecked }: CommandReport,
  { unproved }: Content,
  lines: readonly Line[],
): Finding[] {
  const excused = new Map(unproved.map((entry) => [entry, excusedBy(entry, findings, lines)]));
  const forgiven = new Set([...excused.values()].flat());
  const known = new Set(unproved.flatMap(({ programs = [] }) => programs));
  return [
    ...findings.filter((finding) => !forgiven.has(finding)),
    ...[...unchecked]
      .filter(([name]) => !known.has(name))
      .flatMap(([name, places]) => places.slice(0, 1).map((place) => unknownProgram(name, place))),
    ...unproved.flatMap((entry) => needless(entry, excused.get(entry) ?? [], unchecked)),
  ];
}

function unknownProgram(name: string, place: Finding): Finding {
  return {
    ...place,
    code: 'command/unknown-program',
    message:
      `Nothing checks what "${name}" is given: ` +
      'add it to "programs" of an entry of content/unproved.yaml that says why.',
  };
}

/** The findings of that code at the places where the entry's command or mention stands. */
function excusedBy(entry: Written<UnprovedData>, findings: readonly Finding[], lines: readonly Line[]): Finding[] {
  const places = lines.filter((line) =>
    entry.command ? line.entry?.id === entry.command : line.kind === 'mention' && line.text === entry.mention,
  );
  return findings.filter(
    ({ file, line, column, code }) =>
      code === entry.finding && places.some((each) => each.file === file && stands(each, line, column)),
  );
}

function stands({ text, at }: Line, line: number, column: number): boolean {
  const [first, last] = [at(0), at(text.length)];
  return (
    line >= first.line &&
    line <= last.line &&
    (line > first.line || column >= first.column) &&
    (line < last.line || column <= last.column)
  );
}

function needless(
  entry: Written<UnprovedData>,
  excused: readonly Finding[],
  unchecked: CommandReport['unchecked'],
): Finding[] {
  const unused = (entry.programs ?? [])
    .filter((name) => !unchecked.has(name))
    .map((name) => `No command calls "${name}"`);
  if (entry.finding && excused.length === 0)
    unused.push(`Nothing gives ${entry.finding} at "${entry.command ?? entry.mention}"`);
  return unused.map((what) => ({
    ...entry.source,
    code: 'unproved/needless',
    message: `${what} any more: take it away.`,
  }));
}

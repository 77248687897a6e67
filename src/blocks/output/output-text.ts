import type { RecordData } from '../../content/schema.ts';
import { checkClaims, type Claim } from '../../record/claim.ts';

/**
 * An output of so many lines is shown whole; of a longer one the first and the last. Of a long line its first
 * and last characters.
 */
const most = { lines: 30, first: 8, last: 10, characters: { first: 180, last: 120 } };

/** Lines that follow each other on one of the two streams. */
export interface OutputPart {
  text: string;
  error: boolean;
}

/** What a page shows of an output, and how many lines it leaves out. */
export interface OutputText {
  parts: OutputPart[];
  more: number;
}

/**
 * The lines of an output as they stand in a terminal: a warning comes before the answer, an error after it. Of a long
 * one those that its note speaks of stay, as `claims` name them.
 */
export function toOutputText(
  { stdout, stderr }: Pick<RecordData, 'stdout' | 'stderr'>,
  claims: readonly Claim[] = [],
): OutputText {
  const errors = toLines(stderr, true);
  const isWarning = ({ text }: OutputPart) => text.startsWith('Warning:');
  const lines = [...errors.filter(isWarning), ...toLines(stdout, false), ...errors.filter((line) => !isWarning(line))];
  const kept = lines.map(
    ({ text }, at) =>
      lines.length <= most.lines || at < most.first || at >= lines.length - most.last || isClaimed(claims, text),
  );
  const shown = lines.flatMap((line, at) => (kept[at] ? [line] : kept[at - 1] ? [{ text: '…', error: false }] : []));
  return { parts: join(shown), more: kept.filter((keeps) => !keeps).length };
}

const isClaimed = (claims: readonly Claim[], stdout: string) =>
  claims.some(
    (claim) =>
      claim.what === 'line' &&
      claim.times !== 0 &&
      checkClaims([{ ...claim, times: undefined }], { stdout, stderr: '', exit: 0 }).length === 0,
  );

const toLines = (text: string, error: boolean): OutputPart[] =>
  text.trim() === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => ({ text: shorten(line), error }));

/** The cause of an error stands at the end of its line. */
function shorten(line: string): string {
  const { first, last } = most.characters;
  return line.length > first + last ? `${line.slice(0, first)}…${line.slice(-last)}` : line;
}

function join(lines: readonly OutputPart[]): OutputPart[] {
  const parts: OutputPart[] = [];
  for (const { text, error } of lines) {
    const last = parts.at(-1);
    if (last?.error === error) last.text += `\n${text}`;
    else parts.push({ text, error });
  }
  return parts;
}

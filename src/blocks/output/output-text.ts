import type { RecordData } from '../../content/schema.ts';
import { checkClaims, type Claim } from '../../record/claim.ts';

/**
 * An output of so many lines is kept whole; of a longer one the first and the last. Of a long line its first and last
 * characters.
 */
const most = { lines: 30, first: 8, last: 10, characters: { first: 180, last: 120 } };
/** So many lines are in sight at once; of more, so many. */
const inSight = { all: 6, first: 5 };

/** Lines that follow each other on one of the two streams; the last of an output without its break. */
export interface OutputPart {
  text: string;
  error: boolean;
}

/** What a page shows of an output: at once, and when it is asked; and how many of all its lines those are. */
export interface OutputText {
  first: OutputPart[];
  rest: OutputPart[];
  lines: number;
  all: number;
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
  const end = shown.length > inSight.all ? inSight.first : shown.length;
  return {
    first: join(shown.slice(0, end)),
    rest: join(shown.slice(end)),
    lines: kept.filter(Boolean).length,
    all: lines.length,
  };
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
  for (const [at, { text, error }] of lines.entries()) {
    const line = at < lines.length - 1 ? `${text}\n` : text;
    const last = parts.at(-1);
    if (last?.error === error) last.text += line;
    else parts.push({ text: line, error });
  }
  return parts;
}

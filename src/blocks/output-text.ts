import type { RecordData } from '../content/schema.ts';

/** So many lines of a long output are shown, and so many characters of a long line. */
const most = { lines: 40, shown: 30, characters: 400 };

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

/** The lines of an output as they stand in a terminal: a warning comes before the answer, an error after it. */
export function toOutputText({ stdout, stderr }: Pick<RecordData, 'stdout' | 'stderr'>): OutputText {
  const errors = toLines(stderr, true);
  const isWarning = ({ text }: OutputPart) => text.startsWith('Warning:');
  const lines = [...errors.filter(isWarning), ...toLines(stdout, false), ...errors.filter((line) => !isWarning(line))];
  const shown = lines.length > most.lines ? lines.slice(0, most.shown) : lines;
  return { parts: join(shown), more: lines.length - shown.length };
}

const toLines = (text: string, error: boolean): OutputPart[] =>
  text.trim() === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => ({ text: line.length > most.characters ? `${line.slice(0, most.characters)}…` : line, error }));

function join(lines: readonly OutputPart[]): OutputPart[] {
  const parts: OutputPart[] = [];
  for (const { text, error } of lines) {
    const last = parts.at(-1);
    if (last?.error === error) last.text += `\n${text}`;
    else parts.push({ text, error });
  }
  return parts;
}

import { distance } from 'fastest-levenshtein';

/** Something wrong in an author's file: where, what, and what would be right. */
export interface Finding {
  /** Path of the file from the project's root. */
  file: string;
  /** First line is 1. */
  line: number;
  /** First column is 1. */
  column: number;
  /** A stable name for the kind of finding, like `note/unknown-key`. */
  code: string;
  message: string;
}

/** One line a finding, sorted by file and place, so that an editor can jump to it. */
export function printFindings(findings: readonly Finding[]): string {
  return [...findings]
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
    .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`)
    .join('\n');
}

/** ` Did you mean "x"?` for the candidate nearest to a misspelt word; nothing when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const [nearest] = [...candidates]
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits);
  return nearest ? ` Did you mean "${nearest.candidate}"?` : '';
}

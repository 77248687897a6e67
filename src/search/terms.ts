import { plain, stem } from './plain.ts';

/** Is a word of a text one of those that were looked for, or the longer form of one? */
export function isTerm(word: string, terms: readonly string[]): boolean {
  const told = plain(word);
  const root = stem(told);
  return terms.some((term) => told === term || stem(term) === root || (term.length > 2 && told.startsWith(term)));
}

/** Where words that were looked for stand in a text: pairs of start and end. */
export function findTerms(text: string, terms: readonly string[]): [start: number, end: number][] {
  return [...text.matchAll(/v?\d+(?:\.\d+)+|[\p{L}\p{N}-]+/gu)]
    .filter(([word]) => isTerm(word.replace(/^v(?=\d+\.)/, ''), terms))
    .map((match) => [match.index, match.index + match[0].length]);
}

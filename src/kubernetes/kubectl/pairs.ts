import { Failure } from './failure.ts';

/** The words of `label`, `annotate`, `taint` and `set`: what they change, then the changes (`key=value`, `key-`). */
export function splitPairs(words: string[], kind: string): { resources: string[]; pairs: string[] } {
  const first = words.findIndex((word) => isPair(word));
  if (first < 0) return { resources: words, pairs: [] };
  const late = words.slice(first).find((word) => !isPair(word));
  if (late !== undefined) throw new Failure(`all resources must be specified before ${kind} changes: ${late}`);
  return { resources: words.slice(0, first), pairs: words.slice(first) };
}

function isPair(word: string): boolean {
  return (word.includes('=') && !word.startsWith('=')) || (word.endsWith('-') && word !== '-');
}

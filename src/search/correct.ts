import { distance } from 'fastest-levenshtein';
import { stem } from './plain.ts';

/**
 * The word of the site that a misspelt one was meant to be; nothing when none is near. `common` are the words of names
 * and commands, `all` every word of the site; both plain. Two letters in each other's place are one mistake.
 */
export function correct(word: string, common: ReadonlySet<string>, all: readonly string[]): string | undefined {
  if (!/^[a-z-]{4,}$/.test(word)) return undefined;
  const limit = word.length < 7 ? 1 : 2;
  const spellings = [word, ...swaps(word)];
  let best: string | undefined;
  let least = limit + 1;
  for (const known of [...common, ...all]) {
    if (known.length < 3 || Math.abs(known.length - word.length) > limit) continue;
    const mistakes = Math.min(...spellings.map((spelling, index) => distance(spelling, known) + Math.sign(index)));
    if (mistakes < least && isLikely(word, known, common.has(known))) [best, least] = [known, mistakes];
  }
  return best;
}

/** Is it known: a word of the site, the beginning of one, or an inflection of one? */
export function isKnown(word: string, words: Iterable<string>): boolean {
  const root = stem(word);
  for (const known of words)
    if (known.startsWith(word) || (root.length > 2 && (known === root || stem(known) === root))) return true;
  return false;
}

/**
 * A short word is taken for another only where both begin alike, and for a rare one only where no letter differs
 * but by place or number.
 */
function isLikely(word: string, known: string, isCommon: boolean): boolean {
  if (word.length > 5) return true;
  const sameLetters = word.length !== known.length || [...word].sort().join() === [...known].sort().join();
  return word[0] === known[0] && (isCommon || sameLetters);
}

const swaps = (word: string) =>
  Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  ).filter((swapped) => swapped !== word);

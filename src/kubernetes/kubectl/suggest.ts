import { distance } from 'fastest-levenshtein';
import type { TreeCommand } from './tree.ts';

/**
 * cobra's `Did you mean this?` with the commands near to a misspelt one, in their own order; nothing when none is near.
 */
export function suggest(word: string, parent: TreeCommand): string {
  const known = Object.entries(parent.commands ?? {}).filter(([name]) => name !== 'help');
  const near = known.filter(
    ([name, { suggestFor }]) => isNear(word, name) || suggestFor?.some((other) => same(other, word)),
  );
  return near.length > 0 ? `\n\nDid you mean this?\n${near.map(([name]) => `\t${name}\n`).join('')}` : '';
}

/** Two edits at most, or the beginning of the name. */
const isNear = (word: string, name: string) =>
  distance(word.toLowerCase(), name.toLowerCase()) <= 2 || name.toLowerCase().startsWith(word.toLowerCase());
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

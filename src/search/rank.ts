import { cardBonus, noteBonus } from './bonus.ts';
import type { Card } from './cards.ts';
import type { Matches } from './matches.ts';
import type { Query } from './query.ts';
import * as weights from './weights.ts';
import { cardWorth, noteWorth, type NoteWords } from './worth.ts';

/**
 * What is known of the things that were found: commands and manifests by their cards, notes as far as
 * their texts were read.
 */
export interface Known {
  cards: ReadonlyMap<string, Card>;
  notes: ReadonlyMap<string, NoteWords>;
  /** How many things the index holds. */
  size: number;
}

export interface Ranked {
  id: string;
  score: number;
}

interface Asked {
  query: Query;
  matches: readonly Matches[];
  /** How telling each concept is, and all of them together. */
  telling: readonly number[];
  whole: number;
}

/**
 * All that was found, best first: by how much of what was asked it names, where it names it, and whether it is
 * of the kind asked for.
 */
export function rank(query: Query, matches: readonly Matches[], known: Known): Ranked[] {
  const telling = weigh(matches, known.size);
  const asked: Asked = { query, matches, telling, whole: telling.reduce((sum, each) => sum + each, 0) };
  const ids = new Set(matches.flatMap(({ hits }) => [...hits.keys()]));
  const order = new Map([...known.cards.keys()].map((id, index) => [id, index]));
  return [...ids]
    .map((id) => ({ id, score: score(asked, id, known) }))
    .filter(({ score: each }) => each > weights.leastScore)
    .sort((a, b) => b.score - a.score || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** How telling each concept is: the fewer things have it, the more. One that nothing has weighs as the others do. */
function weigh(matches: readonly Matches[], size: number): number[] {
  const telling = matches.map(({ concept, hits }) =>
    hits.size === 0
      ? 0
      : Math.log(1 + size / (weights.rareEnough + hits.size)) * (concept.faint ? weights.faintVerb : 1),
  );
  const found = telling.filter((each) => each > 0);
  const usual = found.reduce((sum, each) => sum + each, 0) / Math.max(found.length, 1);
  return telling.map((each) => each || usual);
}

function score(asked: Asked, id: string, { cards, notes }: Known): number {
  const { query, matches } = asked;
  const [card, note] = [cards.get(id), notes.get(id)];
  const worths = matches.map((match) =>
    card ? cardWorth(match, id, card) : noteWorth(match, id, note, query.failure),
  );
  const covered = share(asked, (index) => Number(hasWord(worths, index)));
  if (covered < weights.leastPart && worths.filter(Boolean).length * 2 < worths.length) return 0;
  const worth = share(asked, (index) => worths[index] ?? 0) * covered ** weights.partPower;
  // What only half answers is not more welcome for being short, usual or of the right kind.
  const answered = () => share(asked, (index) => Number(hasWord(worths, index) || matches[index]?.concept.faint));
  return (
    worth + (card ? answered() * cardBonus(query, card, matches) : noteBonus(query, matches, worths, covered, note))
  );
}

const hasWord = (worths: readonly number[], index: number) => (worths[index] ?? 0) > 0;

/** A figure of each concept, as a part of all by how telling each is. */
const share = ({ telling, whole }: Asked, of: (index: number) => number) =>
  telling.reduce((sum, each, index) => sum + of(index) * each, 0) / whole;

import type { Card } from './cards.ts';
import type { Hit } from './index-files.ts';
import { plain, toWords } from './plain.ts';
import { nameMatch, type Concept, type Query } from './query.ts';

/** What the index found for one concept, by the id of its fragment. */
export interface Matches {
  concept: Concept;
  hits: Map<string, { share: number; fields: ReadonlySet<string> }>;
}

export interface Ranked {
  id: string;
  score: number;
}

/** About how many things an index of the notebook holds; only the proportion between rare and common words matters. */
const size = 400;

/** How much of a note's worth each place of a word has. */
const noteFields: readonly [field: string, worth: number][] = [['title', 1], ['words', 0.8], ['headings', 0.75]];

/** The hits of one concept: of each fragment the best of its names, as a share of the best score. */
export function toMatches(concept: Concept, perName: readonly Hit[][]): Matches {
  const hits: Matches['hits'] = new Map();
  for (const found of perName) {
    const top = found[0]?.score ?? 1;
    for (const { id, score, matchedMetaFields = [] } of found) {
      const known = hits.get(id);
      hits.set(id, { share: Math.max(known?.share ?? 0, score / top), fields: new Set([...(known?.fields ?? []), ...matchedMetaFields]) });
    }
  }
  return { concept, hits };
}

/** All that was found, best first: by how much of what was asked it names, where it names it, and whether it is of the kind asked for. */
export function rank(query: Query, matches: readonly Matches[], cards: ReadonlyMap<string, Card>): Ranked[] {
  const weights = matches.map(({ concept, hits }) => Math.log(1 + size / (1 + hits.size)) * (concept.faint ? 0.25 : 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const ids = new Set(matches.flatMap(({ hits }) => [...hits.keys()]));
  const order = new Map([...cards.keys()].map((id, index) => [id, index]));
  return [...ids]
    .map((id) => {
      const card = cards.get(id);
      const worths = matches.map(({ concept, hits }) => worthOf(concept, hits.get(id), card));
      const covered = worths.reduce((sum, worth, index) => sum + (worth > 0 ? (weights[index] ?? 0) : 0), 0) / whole;
      const told = worths.reduce((sum, worth, index) => sum + worth * (weights[index] ?? 0), 0) / whole;
      return { id, score: covered < 0.5 ? 0 : told * covered + (card ? cardBonus(query, card, matches) : noteBonus(query, worths)) };
    })
    .filter(({ score }) => score > 0.12)
    .sort((a, b) => b.score - a.score || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** How well a thing answers to one concept, from 0 to 1. */
function worthOf(concept: Concept, hit: { share: number; fields: ReadonlySet<string> } | undefined, card: Card | undefined): number {
  if (!hit) return 0;
  if (!card) {
    const field = noteFields.find(([name]) => hit.fields.has(name))?.[1] ?? 0;
    return Math.max(field * (0.9 + hit.share / 10), 0.2 + 0.4 * hit.share);
  }
  const best = (words: readonly string[]) => words.reduce((most, word) => Math.max(most, nameMatch(concept, word)), 0);
  const own = Math.max(best(card.words.title), 0.97 * best(card.words.text));
  return Math.max(own, hit.fields.has('words') ? 0.65 : 0.25);
}

/** What a card gains by being called just so, by its text beginning as the query does, and by its kind. */
function cardBonus({ leaning, text }: Query, card: Card, matches: readonly Matches[]): number {
  const title = plain(card.title);
  const run = normal(card.text);
  const asked = normal(text);
  const named = title === text || run === asked;
  const telling = card.words.title.filter((word) => word.length > 2);
  const share = telling.filter((word) => matches.some(({ concept }) => nameMatch(concept, word) > 0.5)).length / Math.max(telling.length, 1);
  const begins = card.kind === 'command' && (run.startsWith(asked) ? 0.45 : hasFlag(run, asked) ? 0.3 : run.includes(asked) ? 0.2 : 0);
  return (named ? 1 : 0) + 0.25 * share + (begins || 0) + kindBonus(leaning, card.kind);
}

function noteBonus({ leaning }: Query, worths: readonly number[]): number {
  const about = worths.every((worth) => worth >= 0.7);
  const named = worths.every((worth) => worth >= 0.9);
  return (named ? 0.5 : about ? 0.25 : 0) * (leaning === 'command' ? 0.4 : 1) + kindBonus(leaning, 'note');
}

const kindBonus = (leaning: Query['leaning'], kind: string) => (leaning === kind ? 0.3 : kind === 'manifest' ? -0.1 : 0);

/** `-owide` and `-o wide` are one flag. */
const normal = (text: string) => plain(text).replace(/\s+/g, ' ').replace(/ -([a-z]) (?=[a-z]+( |$))/g, ' -$1');
const hasFlag = (run: string, asked: string) => asked.startsWith('-') && ` ${run} `.includes(` ${asked} `);

export const wordsOfCards = (cards: Iterable<Card>): Set<string> => new Set([...cards].flatMap(({ words, note }) => [...words.title, ...words.text, ...toWords(note)]));

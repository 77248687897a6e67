import type { Card } from './cards.ts';
import type { Hit } from './index-files.ts';
import { commandAnchor } from '../content/home.ts';
import { plain, toWords } from './plain.ts';
import { popular } from './popular.ts';
import { nameMatch, type Concept, type Query } from './query.ts';
import { isStopword, longName, namesOf } from './words.ts';

/** What the index found for one concept, by the id of its fragment. */
export interface Matches {
  concept: Concept;
  hits: Map<string, NameHit>;
}

interface NameHit {
  /** Its score as a share of the best one. */
  share: number;
  fields: ReadonlySet<string>;
  /** Has it the very word, not only one that begins so? */
  exact: boolean;
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
export function toMatches(concept: Concept, perName: readonly { all: Hit[]; exact: Hit[] }[]): Matches {
  const hits: Matches['hits'] = new Map();
  const isWord = perName.some(({ exact }) => exact.length > 0);
  for (const { all, exact } of perName) {
    const top = all[0]?.score ?? 1;
    const exactly = new Set(exact.map(({ id }) => id));
    for (const { id, score, matchedMetaFields = [] } of all) {
      const known = hits.get(id);
      const exact = known?.exact || exactly.has(id) || !isWord;
      hits.set(id, { share: Math.max(known?.share ?? 0, score / top), fields: new Set([...(known?.fields ?? []), ...matchedMetaFields]), exact });
    }
  }
  return { concept, hits };
}

/** All that was found, best first: by how much of what was asked it names, where it names it, and whether it is of the kind asked for. */
export function rank(query: Query, matches: readonly Matches[], cards: ReadonlyMap<string, Card>): Ranked[] {
  const weights = weigh(matches);
  const liked = new Set(popular.map(commandAnchor));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const ids = new Set(matches.flatMap(({ hits }) => [...hits.keys()]));
  const order = new Map([...cards.keys()].map((id, index) => [id, index]));
  return [...ids]
    .map((id) => {
      const card = cards.get(id);
      const worths = matches.map(({ concept, hits }) => worthOf(concept, hits.get(id), card, query.failure));
      const covered = worths.reduce((sum, worth, index) => sum + (worth > 0 ? (weights[index] ?? 0) : 0), 0) / whole;
      const told = worths.reduce((sum, worth, index) => sum + worth * (weights[index] ?? 0), 0) / whole;
      return { id, score: covered < 0.5 ? 0 : told * covered + (card ? cardBonus(query, card, matches) + (liked.has(card.url.split('#')[1] ?? '') ? 0.15 : 0) : noteBonus(query, worths)) };
    })
    .filter(({ score }) => score > 0.12)
    .sort((a, b) => b.score - a.score || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** How telling each concept is: the fewer things have it, the more. One that nothing has weighs as the others do. */
function weigh(matches: readonly Matches[]): number[] {
  const weights = matches.map(({ concept, hits }) => (hits.size === 0 ? 0 : Math.log(1 + size / (1 + hits.size)) * (concept.faint ? 0.25 : 1)));
  const found = weights.filter((weight) => weight > 0);
  const usual = found.reduce((sum, weight) => sum + weight, 0) / Math.max(found.length, 1);
  return weights.map((weight) => weight || usual);
}

/** How well a thing answers to one concept, from 0 to 1. */
function worthOf(concept: Concept, hit: NameHit | undefined, card: Card | undefined, failure: boolean): number {
  if (!hit) return 0;
  if (!card) {
    const field = Math.max(0, ...noteFields.filter(([name]) => hit.fields.has(name)).map(([name, worth]) => (failure && name === 'headings' ? 1 : worth)));
    return Math.max(field * (0.9 + hit.share / 10), 0.2 + 0.4 * hit.share) * (hit.exact ? 1 : 0.6);
  }
  const best = (words: readonly string[]) => words.reduce((most, word) => Math.max(most, nameMatch(concept, word)), 0);
  const own = Math.max(best(card.words.title), 0.97 * best(card.words.text));
  return Math.max(own, hit.fields.has('words') ? 0.65 : 0.25);
}

/** What a card gains by being called just so, by its text beginning as the query does, and by its kind. */
function cardBonus(query: Query, card: Card, matches: readonly Matches[]): number {
  const asked = toArguments(query.typed);
  const named = plain(card.title) === query.text || plain(card.text) === query.text;
  const telling = card.words.title.filter((word) => word.length > 2 && !isStopword(word) && !namesOf(word)?.faint);
  const meant = matches.filter(({ concept }) => !concept.faint);
  const share = telling.filter((word) => meant.some(({ concept }) => nameMatch(concept, word) > 0.5)).length / Math.max(telling.length, 1);
  const at = card.kind === 'command' ? placeOf(asked, toArguments(card.text)) : -1;
  const begins = at < 0 ? 0 : asked[0]?.startsWith('-') || (at <= 1 && (at === 1 || asked.length > 1)) ? 0.45 : asked.length > 1 ? 0.25 : 0;
  return (named ? 1 : 0) + 0.25 * share + begins + kindBonus(query.leaning, card.kind);
}

function noteBonus({ leaning }: Query, worths: readonly number[]): number {
  const about = worths.every((worth) => worth >= 0.7);
  const named = worths.every((worth) => worth >= 0.9);
  return (named ? 0.5 : about ? 0.4 : 0) * (leaning === 'command' ? 0.4 : 1) + kindBonus(leaning, 'note');
}

const kindBonus = (leaning: Query['leaning'], kind: string) => (leaning === kind ? 0.3 : kind === 'manifest' ? -0.1 : 0);

/** A command's words as kubectl takes them: resources by one name, `-owide` and `-o wide` as one. */
const toArguments = (text: string): string[] =>
  text.replace(/(^|\s)(-[a-z]) ([a-z]+)(?=\s|$)/g, '$1$2$3').trim().split(/[\s=]+/).map((word) => (word.startsWith('-') ? word : longName(plain(word)).replace(/(?<=[a-z]{2})s$/, '')));

/** Where a text's words begin with those that were asked, one after the other; -1 where they do not. */
const placeOf = (asked: readonly string[], words: readonly string[]) => words.findIndex((_, at) => asked.every((word, index) => words[at + index]?.startsWith(word)));

export const wordsOfCards = (cards: Iterable<Card>): Set<string> => new Set([...cards].flatMap(({ words, note }) => [...words.title, ...words.text, ...toWords(note)]));

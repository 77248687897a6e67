import { commandAnchor } from '../content/anchors.ts';
import type { Card } from './cards.ts';
import type { Word } from './pagefind/index-reader.ts';
import { plain, toWords } from './plain.ts';
import { popular } from './popular.ts';
import { beginning, nameMatch, type Concept, type Query } from './query.ts';
import { isStopword, longName, namesOf, programs } from './words.ts';

/** What the index has for one concept, by the id of its fragment. */
export interface Matches {
  concept: Concept;
  hits: Map<string, Hit>;
  /** How well the best word of the site names it: a half word is the name of nothing, and what it begins counts in full. */
  best: number;
}

interface Hit {
  /** How much of the text is about it, from 0 to 1. */
  body: number;
  /** How well a word of each field names it, from 0 to 1. */
  fields: Map<string, number>;
}

/** The words of a note's fields, as far as they are known. */
export type NoteWords = ReadonlyMap<string, readonly string[]>;

/** What is known of the things that were found: commands and manifests by their cards, notes as far as their texts were read. */
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

/** How much of a note's worth each place of a word has. */
const noteFields: readonly [field: string, worth: number][] = [
  ['title', 1],
  ['words', 0.8],
  ['headings', 0.75],
];

/** The hits of one concept among the words that begin like its names. */
export function toMatches(concept: Concept, words: readonly Word[]): Matches {
  const hits: Matches['hits'] = new Map();
  const best = Math.max(0.05, ...words.map(({ word }) => nameMatch(concept, word)));
  for (const { word, pages } of words) {
    const named = nameMatch(concept, word) / best;
    if (named === 0) continue;
    for (const { id, locations, fields } of pages) {
      const body = locations.reduce((sum, { weight }) => sum + weight, 0);
      const hit = hits.get(id) ?? { body: 0, fields: new Map<string, number>() };
      hit.body = Math.max(hit.body, (named * body) / (body + 6));
      for (const field of fields) hit.fields.set(field, Math.max(named, hit.fields.get(field) ?? 0));
      hits.set(id, hit);
    }
  }
  return { concept, hits, best };
}

/** All that was found, best first: by how much of what was asked it names, where it names it, and whether it is of the kind asked for. */
export function rank(query: Query, matches: readonly Matches[], { cards, notes, size }: Known): Ranked[] {
  const weights = weigh(matches, size);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const ids = new Set(matches.flatMap(({ hits }) => [...hits.keys()]));
  const order = new Map([...cards.keys()].map((id, index) => [id, index]));
  const score = (id: string): number => {
    const card = cards.get(id);
    const worths = matches.map((match) => worthOf(match, id, card, notes.get(id), query.failure));
    const share = (worth: (one: number, index: number) => number) =>
      worths.reduce((sum, one, index) => sum + worth(one, index) * (weights[index] ?? 0), 0) / whole;
    const covered = share((worth) => Number(worth > 0));
    if (covered < 0.5 && worths.filter(Boolean).length * 2 < worths.length) return 0;
    // What only half answers is not more welcome for being short, usual or of the right kind.
    const told = share((worth, index) => Number(worth > 0 || matches[index]?.concept.faint));
    return (
      share((worth) => worth) * covered ** 0.7 +
      (card ? told * cardBonus(query, card, matches) : noteBonus(query, worths, covered, matches, notes.get(id)))
    );
  };
  return [...ids]
    .map((id) => ({ id, score: score(id) }))
    .filter(({ score: worth }) => worth > 0.12)
    .sort((a, b) => b.score - a.score || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** How telling each concept is: the fewer things have it, the more. One that nothing has weighs as the others do. */
function weigh(matches: readonly Matches[], size: number): number[] {
  const weights = matches.map(({ concept, hits }) =>
    hits.size === 0 ? 0 : Math.log(1 + size / (4 + hits.size)) * (concept.faint ? 0.1 : 1),
  );
  const found = weights.filter((weight) => weight > 0);
  const usual = found.reduce((sum, weight) => sum + weight, 0) / Math.max(found.length, 1);
  return weights.map((weight) => weight || usual);
}

/** How well a thing answers to one concept, from 0 to 1. */
function worthOf(
  { concept, hits, best }: Matches,
  id: string,
  card: Card | undefined,
  note: NoteWords | undefined,
  failure: boolean,
): number {
  const hit = hits.get(id);
  if (!hit && !card) return 0;
  const worth = (words: readonly string[] = []) =>
    words.reduce((most, word) => Math.max(most, asPart(nameMatch(concept, word)) / best), 0);
  // Where the word is one of the site's, a longer one that begins so is another: `node` is not `NodePort`.
  const asPart = (match: number) => (best === 1 && match === beginning ? 0.6 : match);
  if (card)
    return Math.max(
      worth(card.words.title),
      0.97 * worth(card.words.text),
      0.75 * (hit?.fields.get('words') ?? 0),
      hit ? 0.25 : 0,
    );
  if (!hit) return 0;
  // The index has the parts of `NodePort` as words of their own: only the note's own text tells that they are parts.
  const isAnother = best === 1 && note?.get('title')?.some((word) => nameMatch(concept, word) === beginning);
  const field = noteFields.map(
    ([name, most]) =>
      (note?.has(name) ? worth(note.get(name)) : (hit.fields.get(name) ?? 0)) *
      (failure && name === 'headings' ? 1 : most),
  );
  return (isAnother ? 0.9 : 1) * (0.95 * Math.max(...field, 0.15 + 0.45 * hit.body) + 0.05 * hit.body);
}

/** How much of a title is what was asked for, from 0 to 1, and whether its first thing is. Verbs count where one was asked for. */
function shareOf(title: readonly string[], matches: readonly Matches[]): { share: number; first: boolean } {
  const meant = matches.filter(({ concept }) => !concept.faint);
  const isTask = matches.some(({ concept }) => namesOf(concept.typed)?.verb);
  const isAsked = (word: string) => meant.some(({ concept, best }) => nameMatch(concept, word) / best > 0.6);
  const isProgram = meant.some(({ concept }) => programs.has(concept.typed));
  const isQuiet = (word: string) =>
    word.length < 2 ||
    isStopword(word) ||
    (((programs.has(word) && !isProgram) || namesOf(word)?.faint || (!isTask && namesOf(word)?.verb)) &&
      !isAsked(word));
  const telling = title.filter((word) => !isQuiet(word));
  const asked = telling.map(isAsked);
  const thing = telling.findIndex((word) => !namesOf(word)?.verb);
  return { share: asked.filter(Boolean).length / Math.max(telling.length, 1), first: asked[thing] ?? false };
}

/** The words of a note's fields, by the metadata of its text. */
export const toNoteWords = (meta: Record<string, string>): NoteWords =>
  new Map(noteFields.map(([name]) => [name, toWords(meta[name] ?? '')]));

/** What a card gains by being called just so, by its text beginning as the query does, by its kind and by being one of the usual. */
function cardBonus(query: Query, card: Card, matches: readonly Matches[]): number {
  const asked = toArguments(query.typed);
  const named = plain(card.title) === query.text || plain(card.text) === query.text;
  const { share, first } = shareOf(card.words.title, matches);
  const at = card.kind === 'command' ? placeOf(asked, toArguments(card.text)) : -1;
  const isStart = asked[0]?.startsWith('-') || at === 1 || (at === 0 && asked.length > 1);
  const begins = at < 0 ? 0 : isStart ? 0.45 : asked.length > 1 ? 0.25 : 0;
  const called =
    0.25 * share + (share === 1 ? 0.1 : 0) + (first ? 0.1 : 0) + (usual.has(card.url.split('#')[1] ?? '') ? 0.15 : 0);
  return (named ? 1 : 0) + begins + kindBonus(query.leaning, card.kind) + (query.leaning === 'note' ? 0.6 : 1) * called;
}

/** What a note gains by being about all that was asked, most of all by being called so. */
function noteBonus(
  { leaning }: Query,
  worths: readonly number[],
  covered: number,
  matches: readonly Matches[],
  note: NoteWords | undefined,
): number {
  const about = worths.every((worth) => worth >= 0.7);
  const named = worths.every((worth) => worth >= 0.9);
  const title = note ? shareOf(note.get('title') ?? [], matches).share : 1;
  return (
    (named ? 0.5 : about ? 0.3 : 0) * (leaning === undefined || leaning === 'note' ? 1 : 0.4) +
    (named ? 0.2 * title : 0) +
    kindBonus(leaning, 'note') * covered
  );
}

const kindBonus = (leaning: Query['leaning'], kind: string) =>
  leaning === kind ? 0.3 : kind === 'manifest' ? -0.1 : 0;

const usual: ReadonlySet<string> = new Set(popular.map(commandAnchor));

/** A command's words as kubectl takes them: resources by one name, `-owide` and `-o wide` as one. */
const toArguments = (text: string): string[] =>
  text
    .replace(/(^|\s)(-[a-z]) ([a-z]+)(?=\s|$)/g, '$1$2$3')
    .trim()
    .split(/[\s=]+/)
    .map((word) => (word.startsWith('-') ? word : longName(plain(word)).replace(/(?<=[a-z]{2})s$/, '')));

/** Where a text's words are those that were asked, one after the other, the last one perhaps only begun; at its start all may be. -1 where they are not. */
const placeOf = (asked: readonly string[], words: readonly string[]) =>
  words.findIndex((_, at) =>
    asked.every(
      (word, index) =>
        words[at + index] === word || ((at < 2 || index === asked.length - 1) && words[at + index]?.startsWith(word)),
    ),
  );

/** The words of all names, commands and manifests: those that a misspelt word is taken for first. */
export const wordsOfCards = (cards: Iterable<Card>): Set<string> =>
  new Set([...cards].flatMap(({ words, note }) => [...words.title, ...words.text, ...toWords(note)]));

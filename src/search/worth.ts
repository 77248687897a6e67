import type { Card } from './cards.ts';
import type { Hit, Matches } from './matches.ts';
import { toWords } from './plain.ts';
import { nameMatch } from './query.ts';
import * as weights from './weights.ts';

/** The words of a note's fields, as far as they are known. */
export type NoteWords = ReadonlyMap<string, readonly string[]>;

/** What each place of a word counts for in a note. */
const noteFields: readonly [field: string, worth: number][] = [
  ['title', 1],
  ['words', weights.noteWords],
  ['headings', weights.noteHeadings],
];

/** The words of a note's fields, by the metadata of its text. */
export const toNoteWords = (meta: Record<string, string>): NoteWords =>
  new Map(noteFields.map(([field]) => [field, toWords(meta[field] ?? '')]));

/** How well a command or a manifest answers to one concept, from 0 to 1. */
export function cardWorth(match: Matches, id: string, { words }: Card): number {
  const hit = match.hits.get(id);
  return Math.max(
    bestName(match, words.title),
    weights.cardText * bestName(match, words.text),
    weights.cardWords * (hit?.fields.get('words') ?? 0),
    hit ? weights.cardBody : 0,
  );
}

/** How well a note answers to one concept, from 0 to 1; `failure` if the query tells of one. */
export function noteWorth(match: Matches, id: string, note: NoteWords | undefined, failure: boolean): number {
  const hit = match.hits.get(id);
  if (!hit) return 0;
  const places = noteFields.map(
    ([field, worth]) => fieldWorth(match, hit, note, field) * (failure && field === 'headings' ? 1 : worth),
  );
  const best = Math.max(...places, weights.noteText + weights.noteAbout * hit.body);
  return (
    (isOtherThing(match, note) ? weights.otherThing : 1) *
    ((1 - weights.noteTextAlways) * best + weights.noteTextAlways * hit.body)
  );
}

/** By the note's own words where they are known: the index has the parts of `NodePort` as words too. */
const fieldWorth = (match: Matches, hit: Hit, note: NoteWords | undefined, field: string) =>
  note?.has(field) ? bestName(match, note.get(field) ?? []) : (hit.fields.get(field) ?? 0);

/** Does the title have only a longer word that begins so? */
const isOtherThing = ({ concept, best }: Matches, note: NoteWords | undefined) =>
  best === 1 && note?.get('title')?.some((word) => nameMatch(concept, word) === weights.beginning);

/** How well the best of some words names what was asked for, measured by the best word of the site. */
const bestName = (match: Matches, words: readonly string[]) =>
  words.reduce((most, word) => Math.max(most, nameWorth(match, word)), 0);

/** Where the site has the very word, a longer one that begins so is another thing. */
function nameWorth({ concept, best }: Matches, word: string): number {
  const match = nameMatch(concept, word);
  return (best === 1 && match === weights.beginning ? weights.longerWord : match) / best;
}

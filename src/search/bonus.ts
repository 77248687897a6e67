import { commandAnchor } from '../content/anchors.ts';
import type { Card } from './cards.ts';
import type { Matches } from './matches.ts';
import { plain } from './plain.ts';
import { popular } from './popular.ts';
import { nameMatch, type Query } from './query.ts';
import * as weights from './weights.ts';
import { isStopword, longName, namesOf, programs } from './words.ts';
import type { NoteWords } from './worth.ts';

/**
 * What a command or a manifest gains by being called just so, by its text beginning as the query does, by its kind and
 * by being one of the usual.
 */
export function cardBonus(query: Query, card: Card, matches: readonly Matches[]): number {
  const named = plain(card.title) === query.text || plain(card.text) === query.text;
  return (
    (named ? weights.cardNamed : 0) +
    textBonus(query, card) +
    kindBonus(query, card.kind) +
    (query.leaning === 'note' ? weights.titleInQuestion : 1) * titleBonus(card, matches)
  );
}

/**
 * What a note gains by being about all that was asked, most of all by being called so. `covered` is how much
 * of it is in the note.
 */
export function noteBonus(
  query: Query,
  matches: readonly Matches[],
  worths: readonly number[],
  covered: number,
  note: NoteWords | undefined,
): number {
  const isNamed = worths.every((worth) => worth >= weights.calledSo);
  const isAbout = worths.every((worth) => worth >= weights.aboutIt);
  const title = note ? shareOf(note.get('title') ?? [], matches).share : 1;
  return (
    (isNamed ? weights.noteNamed : isAbout ? weights.noteIsAbout : 0) * (isForNotes(query) ? 1 : weights.noteInTask) +
    (isNamed ? weights.noteTitleShare * title : 0) +
    kindBonus(query, 'note') * covered
  );
}

const isForNotes = ({ leaning }: Query) => leaning === undefined || leaning === 'note';

function kindBonus({ leaning }: Query, kind: string): number {
  if (leaning === kind) return weights.kindAsked;
  return kind === 'manifest' ? weights.manifestUnasked : 0;
}

/** For the text of a command that has the words of the query one after the other. */
function textBonus({ typed }: Query, { kind, text }: Card): number {
  const asked = toArguments(typed);
  const at = kind === 'command' ? placeOf(asked, toArguments(text)) : -1;
  if (at < 0) return 0;
  if (asked[0]?.startsWith('-') || at === 1 || (at === 0 && asked.length > 1)) return weights.textBegins;
  return asked.length > 1 ? weights.textHas : 0;
}

const usual: ReadonlySet<string> = new Set(popular.map(commandAnchor));

function titleBonus({ words, url }: Card, matches: readonly Matches[]): number {
  const { share, first } = shareOf(words.title, matches);
  return (
    weights.titleShare * share +
    (share === 1 ? weights.titleWhole : 0) +
    (first ? weights.titleFirst : 0) +
    (usual.has(url.split('#')[1] ?? '') ? weights.usual : 0)
  );
}

/** How much of a title is what was asked for, from 0 to 1, and whether its first thing is. */
function shareOf(title: readonly string[], matches: readonly Matches[]): { share: number; first: boolean } {
  const isAsked = toIsAsked(matches);
  const isQuiet = toIsQuiet(matches);
  const telling = title.filter((word) => word.length > 1 && !isStopword(word) && (isAsked(word) || !isQuiet(word)));
  const asked = telling.map(isAsked);
  const thing = telling.findIndex((word) => !namesOf(word)?.verb);
  return { share: asked.filter(Boolean).length / Math.max(telling.length, 1), first: asked[thing] ?? false };
}

const toIsAsked = (matches: readonly Matches[]) => (word: string) =>
  matches.some(({ concept, best }) => !concept.faint && nameMatch(concept, word) / best > weights.askedFor);

/** Says a word of a title little: a program or a verb, where the query has none? */
function toIsQuiet(matches: readonly Matches[]): (word: string) => boolean {
  const isTask = matches.some(({ concept }) => namesOf(concept.typed)?.verb);
  const isProgram = matches.some(({ concept }) => !concept.faint && programs.has(concept.typed));
  return (word) =>
    (programs.has(word) && !isProgram) || Boolean(namesOf(word)?.faint || (!isTask && namesOf(word)?.verb));
}

/** A command's words as kubectl takes them: resources by one name, `-owide` and `-o wide` as one. */
const toArguments = (text: string): string[] =>
  text
    .replace(/(^|\s)(-[a-z]) ([a-z]+)(?=\s|$)/g, '$1$2$3')
    .trim()
    .split(/[\s=]+/)
    .map((word) => (word.startsWith('-') ? word : longName(plain(word)).replace(/(?<=[a-z]{2})s$/, '')));

/**
 * Where a text's words are those that were asked, one after the other, the last one perhaps only begun; at its start
 * all may be. -1 where they are not.
 */
const placeOf = (asked: readonly string[], words: readonly string[]) =>
  words.findIndex((_, at) =>
    asked.every(
      (word, index) =>
        words[at + index] === word || ((at < 2 || index === asked.length - 1) && words[at + index]?.startsWith(word)),
    ),
  );

import { commandAnchor } from '../content/anchors.ts';
import type { Language } from '../i18n/languages.ts';
import { parseCards, wordsOfCards, type Card, type Cards, type CardsFile, type NoteCard } from './cards.ts';
import { correct, isKnown } from './correct.ts';
import { findSection } from './excerpt.ts';
import type { Kind } from './kinds.ts';
import { toMatches, type Matches } from './matches.ts';
import type { Fragment } from './pagefind/format.ts';
import { IndexReader, type Word } from './pagefind/index-reader.ts';
import type { ReadPart } from './parts.ts';
import { popular, shownPopular } from './popular.ts';
import { parseQuery, replaceConcept, toBeginnings, type Concept, type Query } from './query.ts';
import { rank, type Ranked } from './rank.ts';
import { toNoteWords, type NoteWords } from './worth.ts';

/** One thing found: a note, a command or a manifest. */
export interface Found {
  kind: Kind;
  topic: string;
  title: string;
  /** Below the site's base. */
  url: string;
  /** The text of a command; what a manifest makes; nothing for a note. */
  text: string;
  /** Some words of a note; empty for the rest. */
  excerpt: string;
  /** The heading of a note that matches best, or the note where a command or a manifest stands. */
  where: string | undefined;
  since: string | undefined;
  /**
   * The same with the heading that matches best and some of its words: a note is shown before its text is fetched.
   * Rejects when that cannot be had.
   */
  whole?: () => Promise<Found>;
}

export interface Filter {
  kind: Kind | '';
  topic: string;
}

export interface Answer {
  /** The query that was answered, where a word of it was taken for a misspelt one. */
  corrected: string | undefined;
  /** The words of the query that the site does not have. */
  unknown: string[];
  total: number;
  /** How many results each kind has, over all kinds. */
  counts: Record<Kind, number>;
  /** The words that were looked for: those to mark. */
  terms: string[];
  /** The results from one place to another, best first. */
  read(from: number, to: number): Promise<Found[]>;
}

/** A query with what was found for each of its words; `corrected` if one of them was taken for another. */
interface Spelt {
  query: Query;
  matches: Matches[];
  corrected: boolean;
}

/** Answers queries from one index. */
export class Engine {
  private readonly language: Language;
  private readonly readPart: ReadPart;
  private readonly index: IndexReader;
  private readonly cards: Cards['cards'];
  private readonly notes: Cards['notes'];
  private kept: ReadonlySet<string> | undefined;
  private vocabulary: Promise<string[]> | undefined;

  private constructor(language: Language, readPart: ReadPart, index: IndexReader, { cards, notes }: Cards) {
    this.language = language;
    this.readPart = readPart;
    this.index = index;
    this.cards = cards;
    this.notes = notes;
  }

  /**
   * The engine of a language. `typed` gives what the reader has typed so far: the index is asked for it while the cards
   * are still on their way. Rejects when a part cannot be had.
   */
  static async open(readPart: ReadPart, language: Language, typed = () => ''): Promise<Engine> {
    const cards = readPart('cards.json').then(async (response) => parseCards((await response.json()) as CardsFile));
    const opening = IndexReader.open(readPart).then((index) => {
      for (const concept of parseQuery(typed(), language).concepts) findNames(index, concept).catch(() => undefined);
      return index;
    });
    const [index, known] = await Promise.all([opening, cards]);
    return new Engine(language, readPart, index, known);
  }

  /** The words of all names and commands. */
  private get common(): ReadonlySet<string> {
    this.kept ??= wordsOfCards(this.cards.values());
    return this.kept;
  }

  /** The site's own words, plain; none when they cannot be had, as the search goes without them. */
  private async words(): Promise<string[]> {
    this.vocabulary ??= this.readPart('words.json').then((response): Promise<string[]> => response.json());
    return this.vocabulary.catch(() => {
      this.vocabulary = undefined;
      return [];
    });
  }

  /** The commands that most readers come for. */
  popular(): Found[] {
    const all = [...this.cards.values()];
    return popular
      .slice(0, shownPopular)
      .flatMap((id) => all.find(({ url }) => url.endsWith(`#${commandAnchor(id)}`)) ?? [])
      .map(fromCard);
  }

  /** The answer to a reader's query; rejects when a part of the index cannot be had. */
  async find(typed: string, filter: Filter): Promise<Answer> {
    const compounds = /\s/.test(typed.trim()) ? this.common : undefined;
    const spelt = await this.spell(parseQuery(typed, this.language, compounds));
    const ranked = await this.rankIn(filter.topic, spelt);
    const wanted = filter.kind ? ranked.filter((one) => this.kindOf(one) === filter.kind) : ranked;
    const terms = toTerms(spelt.query);
    return {
      corrected: spelt.corrected ? spelt.query.concepts.map((concept) => concept.typed).join(' ') : undefined,
      unknown: spelt.matches.filter(({ hits }) => hits.size === 0).map(({ concept }) => concept.typed),
      total: wanted.length,
      counts: this.count(ranked),
      terms,
      read: (from, to) => Promise.all(wanted.slice(from, to).map(({ id }) => this.show(id, terms))),
    };
  }

  private kindOf = ({ id }: Ranked): Kind => this.cards.get(id)?.kind ?? 'note';

  private count(ranked: readonly Ranked[]): Answer['counts'] {
    const counts = { command: 0, note: 0, manifest: 0 };
    for (const one of ranked) counts[this.kindOf(one)] += 1;
    return counts;
  }

  private async rankIn(topic: string, { query, matches }: Spelt): Promise<Ranked[]> {
    const own = topic ? (await this.index.topics()).get(topic) : undefined;
    return (await this.rank(query, matches)).filter(({ id }) => !topic || own?.has(id));
  }

  /**
   * Ranks by the index and the cards alone. Where a note without a card comes first, its text is fetched and all are
   * ranked again with what it says, at most twice.
   */
  private async rank(query: Query, matches: readonly Matches[]): Promise<Ranked[]> {
    const notes = new Map<string, NoteWords>(
      [...this.notes].map(([id, { words }]) => [id, new Map([['title', words]])]),
    );
    for (let round = 0; ; round += 1) {
      const ranked = rank(query, matches, { cards: this.cards, notes, size: this.index.size });
      const [first] = ranked;
      if (!first || this.cards.has(first.id) || notes.has(first.id) || round === 2) return ranked;
      notes.set(first.id, toNoteWords((await this.index.fragment(first.id)).meta));
    }
  }

  /** What is found for each word, and for one that the site does not have, for the nearest that it has. */
  private async spell(query: Query): Promise<Spelt> {
    const matches = await this.matchAll(query.concepts);
    if (matches.every((match) => this.isSaid(match))) return { query, matches, corrected: false };
    const words = await this.words();
    const meant = matches.map((match) => this.guess(match, words));
    // Where one word is like none of the site's, nothing is corrected: of several guesses one would be wrong.
    if (!meant.every((word) => word !== undefined) || meant.every((word, at) => word === query.concepts[at]?.typed))
      return { query, matches, corrected: false };
    const concepts = query.concepts.map((concept, at) =>
      meant[at] === concept.typed ? concept : replaceConcept(meant[at] ?? '', this.language),
    );
    return { query: { ...query, concepts }, matches: await this.matchAll(concepts), corrected: true };
  }

  /** The word that was meant: itself where the site has it, else the nearest; nothing when there is none. */
  private guess(match: Matches, words: readonly string[]): string | undefined {
    const { typed } = match.concept;
    const isFound = match.hits.size > 0;
    if (this.isSaid(match) || (isFound && isKnown(typed, words))) return typed;
    return correct(typed, this.common, words) ?? (isFound ? typed : undefined);
  }

  /** Does a text, a command or a manifest say it? The words that only a note is found by may be misspelt on purpose. */
  private isSaid = ({ hits }: Matches): boolean =>
    [...hits].some(
      ([id, { body, fields }]) => body > 0 || this.cards.has(id) || fields.has('title') || fields.has('headings'),
    );

  private matchAll = (concepts: readonly Concept[]): Promise<Matches[]> =>
    Promise.all(concepts.map(async (concept) => toMatches(concept, await findNames(this.index, concept))));

  private async show(id: string, terms: readonly string[]): Promise<Found> {
    const [card, note] = [this.cards.get(id), this.notes.get(id)];
    if (card) return fromCard(card);
    const whole = async () => fromFragment(await this.index.fragment(id), terms);
    return note && !this.index.here.has(id) ? { ...fromNote(note), whole } : whole();
  }
}

async function findNames(index: IndexReader, concept: Concept): Promise<Word[]> {
  return (await Promise.all(toBeginnings(concept).map((beginning) => index.find(beginning)))).flat();
}

/** The words that are marked in results: without those that say little, where there are others. */
function toTerms({ concepts }: Query): string[] {
  const telling = concepts.filter(({ faint }) => !faint || concepts.length === 1);
  return [...new Set(telling.flatMap(({ typed, asks }) => [typed, ...asks]))];
}

const fromCard = ({ kind, topic, title, url, text, note, since }: Card): Found => ({
  kind,
  topic,
  title,
  url,
  text,
  excerpt: '',
  where: note,
  since,
});

const fromNote = ({ topic, title, url }: NoteCard): Found => ({
  kind: 'note',
  topic,
  title,
  url,
  text: '',
  excerpt: '',
  where: undefined,
  since: undefined,
});

function fromFragment(fragment: Fragment, terms: readonly string[]): Found {
  const { id, title, excerpt } = findSection(fragment, terms);
  return {
    kind: 'note',
    topic: fragment.filters['topic']?.[0] ?? '',
    title: fragment.meta['title'] ?? '',
    url: fragment.url + (id ? `#${id}` : ''),
    text: '',
    excerpt,
    where: title || undefined,
    since: undefined,
  };
}

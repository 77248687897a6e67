import { commandAnchor } from '../content/home.ts';
import type { Card } from './cards.ts';
import { correct, isKnown } from './correct.ts';
import type { Fragment, Hit, SearchIndex } from './index-files.ts';
import type { Kind } from './kinds.ts';
import { stem, toWords } from './plain.ts';
import { parseQuery, replaceConcept, type Concept, type Query } from './query.ts';
import { popular, shownPopular } from './popular.ts';
import { rank, toMatches, wordsOfCards, type Matches, type Ranked } from './rank.ts';
import { namesOf } from './words.ts';

/** One thing found: a note, a command or a manifest. */
export interface Found {
  kind: Kind;
  topic: string;
  title: string;
  /** Below the site's base. */
  url: string;
  /** The text of a command; what a manifest makes; nothing for a note. */
  text: string;
  /** HTML of a note with the words found in `<mark>`, escaped by Pagefind; empty for the rest. */
  excerpt: string;
  /** The heading of a note that matches best, or the note where a command or a manifest stands. */
  where: string | undefined;
  since: string | undefined;
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

/** Answers queries from one index. */
export class Engine {
  private readonly index: SearchIndex;
  private readonly common: ReadonlySet<string>;

  constructor(index: SearchIndex) {
    this.index = index;
    this.common = wordsOfCards(index.cards.values());
  }

  /** The commands that most readers come for. */
  popular(): Found[] {
    const all = [...this.index.cards.values()];
    return popular.slice(0, shownPopular).flatMap((id) => all.find(({ url }) => url.endsWith(`#${commandAnchor(id)}`)) ?? []).map(fromCard);
  }

  /** The answer to a reader's query; rejects when a part of the index cannot be had. */
  async find(typed: string, filter: Filter): Promise<Answer> {
    const asked = this.join(parseQuery(typed, this.index.language));
    const { query, corrected } = await this.spell(asked);
    const matches = await Promise.all(query.concepts.map((concept) => this.match(concept, filter.topic)));
    const ranked = rank(query, matches, this.index.cards);
    const kindOf = ({ id }: Ranked): Kind => this.index.cards.get(id)?.kind ?? 'note';
    const counts = { command: 0, note: 0, manifest: 0 };
    for (const one of ranked) counts[kindOf(one)] += 1;
    const wanted = filter.kind ? ranked.filter((one) => kindOf(one) === filter.kind) : ranked;
    return {
      corrected: corrected ? query.concepts.map((concept) => concept.typed).join(' ') : undefined,
      unknown: query.concepts.filter(({ asks }) => asks.length === 0).map((concept) => concept.typed),
      total: wanted.length,
      counts,
      terms: [...new Set(query.concepts.flatMap(({ typed: word, asks }) => [word, ...asks]))],
      read: (from, to) => Promise.all(wanted.slice(from, to).map(({ id }) => this.show(id, matches))),
    };
  }

  /** Two words that the site writes as one are one: `load balancer`, `port forward`. */
  private join(query: Query): Query {
    const words = query.concepts.map((concept) => concept.typed);
    const joined = (at: number) => [`${words[at]}${words[at + 1]}`, `${words[at]}-${words[at + 1]}`].find((word) => at + 1 < words.length && this.common.has(word));
    const at = words.findIndex((_, index) => joined(index));
    if (at < 0) return query;
    const concepts = query.concepts.toSpliced(at, 2, replaceConcept(joined(at) ?? '', this.index.language));
    return this.join({ ...query, concepts });
  }

  /** The query with the nearest word of the site for each that is not one. What is in no text at all is asked for in vain. */
  private async spell(query: Query): Promise<{ query: Query; corrected: boolean }> {
    const strange = (concept: Concept, words: Iterable<string>) => !namesOf(concept.typed) && concept.asks[0] === concept.typed && !isKnown(concept.typed, words);
    if (!query.concepts.some((concept) => strange(concept, this.common))) return { query, corrected: false };
    const words = await this.index.loadWords();
    if (words.length === 0) return { query, corrected: false };
    let corrected = false;
    const concepts = query.concepts.map((concept) => {
      if (!strange(concept, this.common) || !strange(concept, words) || !/^[a-z]/.test(concept.typed)) return concept;
      const meant = correct(concept.typed, this.common, words);
      if (!meant) return /^[a-z]+$/.test(concept.typed) && concept.typed.length > 2 ? { ...concept, asks: [] } : concept;
      corrected = true;
      return replaceConcept(meant, this.index.language);
    });
    return { query: { ...query, concepts }, corrected };
  }

  private async match(concept: Concept, topic: string): Promise<Matches> {
    return toMatches(concept, await Promise.all(concept.asks.map(async (name) => ({ all: await this.index.search(name, topic), exact: await this.index.search(`"${name}"`, topic) }))));
  }

  private async show(id: string, matches: readonly Matches[]): Promise<Found> {
    const card = this.index.cards.get(id);
    return card ? fromCard(card) : fromFragment(await this.readFragment(id, matches), matches);
  }

  /** A note's text with the places of as many of the asked words as it has: all together, else the rarest. */
  private async readFragment(id: string, matches: readonly Matches[]): Promise<Fragment> {
    const has = matches.filter(({ hits }) => hits.has(id)).sort((a, b) => a.hits.size - b.hits.size);
    const together = has.map(({ concept }) => concept.asks[0]).join(' ');
    for (const words of [together, ...has.flatMap(({ concept }) => concept.asks)]) {
      const hit = (await this.index.search(words, '')).find((one: Hit) => one.id === id);
      if (hit) return hit.data();
    }
    throw new Error(`${id} is not in the index`);
  }
}

const fromCard = ({ kind, topic, title, url, text, note, since }: Card): Found => ({ kind, topic, title, url, text, excerpt: '', where: note, since });

function fromFragment(fragment: Fragment, matches: readonly Matches[]): Found {
  const stems = new Set(matches.flatMap(({ concept }) => [...concept.names].map(stem)));
  const worth = ({ title, weighted_locations }: Fragment['sub_results'][number]) =>
    10 * toWords(title).filter((word) => stems.has(stem(word))).length + Math.log(1 + weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0));
  const title = fragment.meta['title'] ?? '';
  const [best] = fragment.sub_results.filter(({ anchor }) => anchor).sort((a, b) => worth(b) - worth(a));
  const isAbout = toWords(title).length > 0 && toWords(title).every((word) => stems.has(stem(word)));
  const part = isAbout ? undefined : best;
  return {
    kind: 'note',
    topic: fragment.filters['topic']?.[0] ?? '',
    title,
    url: fragment.raw_url + (part?.anchor ? `#${part.anchor.id}` : ''),
    text: '',
    excerpt: part?.excerpt ?? fragment.excerpt,
    where: part?.title,
    since: undefined,
  };
}


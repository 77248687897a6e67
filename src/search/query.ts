import type { Language } from '../i18n/languages.ts';
import type { Kind } from './kinds.ts';
import { plain, splitText, stem } from './plain.ts';
import * as weights from './weights.ts';
import {
  asksWhat,
  isForeignStopword,
  longName,
  manifestWords,
  namesOf,
  phrases,
  programs,
  stopwords,
  tellsOfFailure,
} from './words.ts';

/** One thing that is asked for, by every name that the site may have for it. */
export interface Concept {
  /** The word as it was typed. */
  typed: string;
  /** What the index is asked for: the word, and the name that the notebook prefers. */
  asks: string[];
  /** Every name of it, plain, in both languages: what a text may call it. */
  names: Set<string>;
  /** Says little of what is wanted: `ver`, `show`. */
  faint: boolean;
}

export interface Query {
  concepts: Concept[];
  /** The kind of thing that such a query asks for. */
  leaning: Kind | undefined;
  /** Does it tell of something that fails? */
  failure: boolean;
  /** The whole query in plain letters, and as it was typed. */
  text: string;
  typed: string;
}

/**
 * What a reader's query asks for: without the words of a question, each word by all its names. `compounds` are words
 * that are written in two as well: `load balancer`.
 */
export function parseQuery(typed: string, language: Language, compounds: ReadonlySet<string> = new Set()): Query {
  const text = plain(typed).replace(/\s+/g, ' ');
  const isCommand = looksLikeCommand(typed.trim());
  const words = isCommand ? splitText(typed) : tellingWords(splitText(joinPhrases(typed)), language);
  const kept = join(words.map(plain), compounds);
  const sort: Sort = {
    isCommand,
    failure: !isCommand && tellsOfFailure.test(typed),
    what: !isCommand && Object.values(asksWhat).some((asks) => asks.test(text)),
  };
  const manifest = asksForManifest(sort, kept);
  const concepts = toConcepts(kept, manifest, language);
  return {
    concepts: unique(concepts),
    leaning: leaningOf(sort, manifest, concepts),
    failure: sort.failure,
    text,
    typed: typed.trim().replace(/\s+/g, ' '),
  };
}

/** What a query shows of itself, before its words are looked at. */
interface Sort {
  isCommand: boolean;
  failure: boolean;
  /** It is a question after an explanation. */
  what: boolean;
}

const joinPhrases = (typed: string) =>
  phrases.reduce((said, [phrase, word]) => said.replace(phrase, word), typed.toLowerCase());

const asksForManifest = ({ isCommand, failure, what }: Sort, words: readonly string[]) =>
  !isCommand && !what && !failure && words.some((word) => manifestWords.has(word) || word.endsWith('.yaml'));

/**
 * The words `manifest`, `file` and so on say the kind of the answer: they are looked for only where
 * nothing else was asked.
 */
function toConcepts(words: readonly string[], manifest: boolean, language: Language): Concept[] {
  const named = manifest ? words.filter((word) => !manifestWords.has(word)) : words;
  return (named.length > 0 ? named : words).map((word, index) =>
    toConcept(word === 'k' && index === 0 ? 'kubectl' : word, language),
  );
}

function leaningOf(sort: Sort, manifest: boolean, concepts: readonly Concept[]): Query['leaning'] {
  const isNote = sort.what || sort.failure;
  if (sort.isCommand || (!isNote && concepts.some(({ typed }) => namesOf(typed)?.verb))) return 'command';
  if (manifest) return 'manifest';
  return isNote ? 'note' : undefined;
}

/** A query that begins with a program, or has a flag, is a command; so is `get` before a resource. */
function looksLikeCommand(typed: string): boolean {
  const words = typed.split(/\s+/);
  return (
    (words.length > 1 &&
      programs.has(plain(words[0] ?? '')) &&
      !/\b(n[aã]o|not|erro|error|refused|denied)\b/i.test(typed)) ||
    /^get \S+$/i.test(typed) ||
    (/(^|\s)--?\w/.test(typed) && !tellsOfFailure.test(typed))
  );
}

/** Two words that the site writes as one are one: `load balancer`, `port forward`. */
function join(words: readonly string[], compounds: ReadonlySet<string>): string[] {
  const one = (at: number) =>
    [`${words[at]}${words[at + 1]}`, `${words[at]}-${words[at + 1]}`].find(
      (word) => at + 1 < words.length && !word.startsWith('-') && compounds.has(word),
    );
  const at = words.findIndex((_, index) => one(index));
  return at < 0 ? [...words] : [...words.slice(0, at), one(at) ?? '', ...join(words.slice(at + 2), compounds)];
}

/** What is left of a question; where that is only a verb that says little, `no` and `nos` after it are nodes. */
function tellingWords(words: readonly string[], language: Language): string[] {
  const telling = words.filter(
    (word) => !/^\d$/.test(word) && !stopwords[language].has(word) && !isForeignStopword(word),
  );
  const says = telling.some((word) => !namesOf(plain(word))?.faint);
  if (says) return telling;
  const spelt = words.filter((word) => /^nos?$/.test(word)).map((word) => word.replace('no', 'node'));
  return spelt.length > 0 ? [...telling, ...spelt] : telling.length > 0 ? telling : [...words];
}

/** A concept by another word, for one that was misspelt. */
export const replaceConcept = (word: string, language: Language): Concept => toConcept(word, language);

/**
 * What the index is asked for to find a concept: the stems of its names, so that their other forms are found too.
 * `nameMatch` tells those from words that only begin alike.
 */
export const toBeginnings = ({ asks }: Concept): string[] => [
  ...new Set(asks.map((name) => stem(name).replaceAll('.', ''))),
];

function toConcept(typed: string, language: Language): Concept {
  const word = longName(typed);
  const group = namesOf(word);
  const own = group?.names[language][0];
  const names = new Set([
    typed,
    word,
    typed.replaceAll('.', ''),
    ...(group ? Object.values(group.names).flat().map(plain) : []),
  ]);
  return { typed, asks: [...new Set([word, ...(own ? [plain(own)] : [])])], names, faint: group?.faint ?? false };
}

function unique(concepts: Concept[]): Concept[] {
  return concepts.filter(
    (concept, index) => concepts.findIndex((other) => other.asks[0] === concept.asks[0]) === index,
  );
}

/** What was compared already. */
const compared = new WeakMap<Concept, Map<string, number>>();

/** How well a text's word names a concept, from 0 to 1. */
export function nameMatch(concept: Concept, word: string): number {
  // The same few thousand words are looked at many times for one query.
  const known = compared.get(concept) ?? new Map<string, number>();
  const match = known.get(word) ?? compare(concept, word);
  compared.set(concept, known.set(word, match));
  return match;
}

function compare(concept: Concept, word: string): number {
  const asked = concept.asks[0] ?? '';
  if (word === asked || word === concept.typed) return 1;
  if (concept.names.has(word)) return weights.otherName;
  const root = stem(word);
  if (root === stem(asked)) return weights.otherForm;
  for (const name of concept.names) if (stem(name) === root) return weights.formOfOtherName;
  if (word.startsWith(concept.typed) && concept.typed.length > 1)
    return concept.typed.length > 2 ? weights.beginning : weights.shortBeginning;
  return word.split(/[.-]/).includes(asked) ? weights.partOfCompound : 0;
}

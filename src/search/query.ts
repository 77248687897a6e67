import { distance } from 'fastest-levenshtein';
import type { Language } from '../i18n/languages.ts';
import { aliases, stopwords } from './words.ts';

export interface Understood {
  /** What is asked of the index. */
  text: string;
  /** Was a word taken for a misspelt one? */
  corrected: boolean;
}

/**
 * What a reader's query means to the index: without the words of a question, short names in full, and a word that the
 * site does not know replaced by the nearest one that it does. `vocabulary` is the site's own words, plain.
 */
export function understand(query: string, language: Language, vocabulary: readonly string[]): Understood {
  const typed = query.trim().split(/\s+/).filter(Boolean);
  const telling = typed.filter((word) => !stopwords[language].has(word.toLowerCase()));
  // `get no` is two commands' words and no question: what looks like a command keeps all its words.
  const words = telling.length === 0 || /^(kubectl|kind|k|get)$/i.test(typed[0] ?? '') ? typed : telling;
  const alias = (word: string) => aliases[language][word.toLowerCase()];
  const meant = words.map((word) => alias(word) ?? correct(word, vocabulary));
  return { text: meant.join(' '), corrected: words.some((word, index) => !alias(word) && meant[index] !== word) };
}

/** Lower case, without accents: `Serviço` and `servico` are one name. */
export const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

/** The word itself when the site has one that begins like it, when it is no plain word, or when nothing is near. */
function correct(word: string, vocabulary: readonly string[]): string {
  const asked = plain(word);
  if (asked.length < 4 || !/^[a-z]+$/.test(asked) || isKnown(asked, vocabulary)) return word;
  const limit = asked.length < 7 ? 1 : 2;
  let nearest = word;
  let least = limit + 1;
  for (const known of vocabulary) {
    if (Math.abs(known.length - asked.length) > limit) continue;
    const edits = distance(asked, known);
    if (edits < least) [nearest, least] = [known, edits];
  }
  return nearest;
}

/** Is it the beginning of a known word, or an inflection of one? Those Pagefind finds by itself. */
function isKnown(asked: string, vocabulary: readonly string[]): boolean {
  const stem = asked.replace(/(?:ndo|do|da|dos|das|ram|ing|ed|es|s)$/, '');
  return vocabulary.some((known) => known.startsWith(asked) || (stem.length > 2 && known.startsWith(stem)));
}

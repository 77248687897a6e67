import type { Language } from '../i18n/languages.ts';
import { parseCards, type Card, type CardsFile } from './cards.ts';

/** A page's text as Pagefind keeps it, with the places where the search's words stand. */
export interface Fragment {
  raw_url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: { title: string; url: string; excerpt: string; anchor?: { id: string }; weighted_locations: { balanced_score: number }[] }[];
}

export interface Hit {
  /** The id of a fragment. */
  id: string;
  score: number;
  /** The metadata in which words of the search stand, like `title`. */
  matchedMetaFields?: string[];
  data(): Promise<Fragment>;
}

interface Program {
  createInstance(options: object): Pagefind;
}

interface Pagefind {
  init(): Promise<void>;
  search(query: string, options: object): Promise<{ results: Hit[] }>;
}

/** The index of one language, with what stands beside it. */
export interface SearchIndex {
  language: Language;
  cards: Map<string, Card>;
  search(query: string, topic: string): Promise<Hit[]>;
  /** The site's own words, plain; none when they cannot be had, as the search goes without them. */
  loadWords(): Promise<string[]>;
}

let tries = 0;

/** Loads the index of a language below the site's base. Rejects when it cannot be had; the next call asks again. */
export async function loadIndex(base: string, language: Language): Promise<SearchIndex> {
  const folder = `${base}pagefind/${language}/`;
  // Some browsers remember a module that failed to load: another address makes them ask again.
  const again = tries > 0 ? `?try=${tries}` : '';
  tries += 1;
  const [program, cards] = await Promise.all([import(/* @vite-ignore */ `${base}pagefind/pagefind.js${again}`) as Promise<Program>, loadJson<CardsFile>(`${folder}cards.json`)]);
  const pagefind = await openPagefind(program, folder, again);
  tries = 0;
  let words: Promise<string[]> | undefined;
  return {
    language,
    cards: parseCards(cards),
    search: async (query, topic) => (await pagefind.search(query, topic ? { filters: { topic } } : {})).results,
    loadWords: () => {
      words ??= loadJson<string[]>(`${folder}words.json`).catch(() => {
        words = undefined;
        return [];
      });
      return words;
    },
  };
}

/** Without its worker, which is a second copy of the program: an index of this size is searched in milliseconds. */
async function openPagefind({ createInstance }: Program, basePath: string, metaCacheTag: string): Promise<Pagefind> {
  const pagefind = createInstance({ basePath, baseUrl: '/', metaCacheTag, noWorker: true, excerptLength: 18, ranking: { termSimilarity: 4 } });
  await pagefind.init();
  return pagefind;
}

async function loadJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

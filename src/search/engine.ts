import type { Language } from '../i18n/languages.ts';
import type { Kind } from './kinds.ts';
import { plain, understand } from './query.ts';

/** One thing found: a note, a command or a manifest. */
export interface Found {
  kind: Kind;
  topic: string;
  title: string;
  url: string;
  /** The text of a command; empty for the rest. */
  run: string;
  /** HTML with the words found in `<mark>`, escaped by Pagefind. */
  excerpt: string;
  /** The heading of a note that matches best, where it has one of its own. */
  heading: string | undefined;
}

export interface Answer {
  /** The query that was answered, where a word of it was taken for a misspelt one. */
  corrected: string | undefined;
  found: Found[];
  total: number;
  /** How many results each kind has, over all kinds. */
  counts: Record<string, number>;
}

interface PagefindResult {
  score: number;
  data(): Promise<{
    url: string;
    excerpt: string;
    meta: Record<string, string>;
    filters: Record<string, string[]>;
    sub_results: { title: string; url: string; excerpt: string; anchor?: unknown }[];
  }>;
}

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(query: string, options: object): Promise<{
    results: PagefindResult[];
    unfilteredResultCount: number;
    filters: Record<string, Record<string, number>>;
    totalFilters: Record<string, Record<string, number>>;
  }>;
}

/** How many results are drawn: more are never read. */
const shown = 24;

let loading: Promise<Pagefind> | undefined;
let tries = 0;

/** Loads Pagefind and its index once. Rejects when they cannot be had; the next call tries again. */
export function loadEngine(base: string): Promise<Pagefind> {
  loading ??= start(base);
  loading.catch(() => (loading = undefined));
  return loading;
}

async function start(base: string): Promise<Pagefind> {
  // Some browsers remember a module that failed to load: another address makes them ask again.
  const again = tries++ > 0 ? `?try=${tries}` : '';
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js${again}`)) as Pagefind;
  await pagefind.options({ baseUrl: base, bundlePath: `${base}pagefind/`, excerptLength: 18, ranking: { termSimilarity: 4 } });
  await pagefind.init();
  // Without this call results carry no counts per filter.
  await pagefind.filters();
  return pagefind;
}

let words: Promise<string[]> | undefined;

/** The site's own words; none when they cannot be had, as the search goes without them. */
function loadWords(base: string, language: Language): Promise<string[]> {
  words ??= fetch(`${base}pagefind/words.${language}.json`).then((response) => response.json() as Promise<string[]>);
  return words.catch(() => {
    words = undefined;
    return [];
  });
}

/** The answer to a reader's query; rejects when the index cannot be had. */
export async function find(base: string, language: Language, typed: string, filter: { kind: string; topic: string }): Promise<Answer> {
  const [pagefind, vocabulary] = await Promise.all([loadEngine(base), loadWords(base, language)]);
  const { text: query, corrected } = understand(typed, language, vocabulary);
  const topics = filter.topic ? { topic: filter.topic } : {};
  const all = await pagefind.search(query, { filters: topics });
  const wanted = filter.kind ? await pagefind.search(query, { filters: { ...topics, kind: filter.kind } }) : all;
  const data = await Promise.all(wanted.results.slice(0, shown).map((result) => result.data()));
  // Array.prototype.sort is stable: within a class Pagefind's order stands.
  const name = plain(query);
  const sorted = data.toSorted((a, b) => classOf(a.meta, name) - classOf(b.meta, name));
  return { corrected: corrected ? query : undefined, found: sorted.map(toFound), total: wanted.results.length, counts: all.filters['kind'] ?? {} };
}

/** What bears the very name that was asked for comes first, then a command for that task, then what is also called so. */
function classOf({ title = '', run = '', words = '' }: Record<string, string>, query: string): number {
  if (plain(title) === query || plain(run) === query) return 0;
  if (run && plain(title).startsWith(`${query} `)) return 1;
  return words.split(', ').map(plain).includes(query) ? 2 : 3;
}

function toFound(data: Awaited<ReturnType<PagefindResult['data']>>): Found {
  const best = data.sub_results.find((sub) => sub.anchor);
  const kind = (data.filters['kind']?.[0] ?? 'note') as Kind;
  return {
    kind,
    topic: data.filters['topic']?.[0] ?? '',
    title: data.meta['title'] ?? '',
    url: kind === 'note' && best ? best.url : data.url,
    run: data.meta['run'] ?? '',
    excerpt: best?.excerpt ?? data.excerpt,
    heading: best?.title,
  };
}

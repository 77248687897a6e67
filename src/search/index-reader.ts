import type { Language } from '../i18n/languages.ts';
import { parseCbor, type Cbor } from './cbor.ts';
import { fetchBytes, fetchPart } from './parts.ts';
import { plain } from './plain.ts';

/** A word of the index with the things that have it. */
export interface Word {
  word: string;
  pages: Place[];
}

/** Where a thing has a word. */
export interface Place {
  /** The id of a fragment. */
  id: string;
  /** How often, each place by its weight: 1 in a text, more in its headings. */
  body: number;
  /** The metadata that have it, like `title`. */
  fields: string[];
}

/** A page's text as Pagefind keeps it. */
export interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

type PageRow = [page: number, places: number[], meta: number[]];
type WordRow = [word: string, pages: PageRow[], variants: [form: string, pages: PageRow[]][]];
type Meta = [
  version: string,
  pages: [id: string, words: number, group: string][],
  chunks: [from: string, to: string, hash: string][],
  filters: [name: string, hash: string][],
  sorts: Cbor,
  fields: string[],
];

/** More chunks than this are never fetched for a word: of what one letter begins, nobody wants all. */
const mostChunks = 3;

/**
 * Reads the index that Pagefind 1.6 writes, without its program: of that, 73 KB, a search needs only what is here.
 * The format: https://github.com/Pagefind/pagefind/blob/main/pagefind_web/src/index.rs
 */
export class IndexReader {
  readonly language: Language;
  private readonly meta: Meta;
  private readonly folder: string;
  /** The texts that were fetched already. */
  readonly here = new Map<string, Fragment>();
  private readonly kept = new Map<string, Promise<unknown>>();

  private constructor(language: Language, folder: string, meta: Meta) {
    this.language = language;
    this.folder = folder;
    this.meta = meta;
  }

  /** Opens the index of a language in its folder. `again` makes the address of what was fetched before a new one. Rejects when its list cannot be had. */
  static async open(folder: string, language: Language, again: string): Promise<IndexReader> {
    return new IndexReader(
      language,
      folder,
      parseCbor(await fetchBytes(`${folder}index.pf_meta${again}`)) as unknown as Meta,
    );
  }

  /** How many things the index holds, and of how many words they are on average. */
  get size() {
    return this.meta[1].length;
  }

  /** The words that begin so, in plain letters. */
  async find(beginning: string): Promise<Word[]> {
    // A chunk's bounds are cut where they differ from its neighbour's.
    const chunks = this.meta[2]
      .filter(([from, to]) => from.slice(0, beginning.length) <= beginning && to >= beginning.slice(0, to.length))
      .slice(0, mostChunks);
    const rows = await Promise.all(chunks.map(([, , hash]) => this.once(hash, () => this.readChunk(hash))));
    return rows
      .flat()
      .filter(([word]) => word.startsWith(beginning))
      .map(([word, pages]) => ({ word, pages: this.toPlaces(pages) }));
  }

  /** The text of a thing. */
  fragment(id: string): Promise<Fragment> {
    return this.once(id, async () => {
      const fragment = JSON.parse(
        new TextDecoder().decode(await fetchBytes(`${this.folder}fragment/${id}.pf_fragment`)),
      ) as Fragment;
      this.here.set(id, fragment);
      return fragment;
    });
  }

  /** The ids of the things of each topic. */
  topics(): Promise<Map<string, Set<string>>> {
    return this.once('topics', async () => {
      const hash = this.meta[3].find(([name]) => name === 'topic')?.[1] ?? '';
      const [, values] = parseCbor(await fetchBytes(`${this.folder}filter/${hash}.pf_filter`)) as unknown as [
        string,
        [topic: string, pages: number[]][],
      ];
      return new Map(values.map(([topic, pages]) => [topic, new Set(pages.map((page) => this.idOf(page)))]));
    });
  }

  /** The site's own words, plain; none when they cannot be had, as the search goes without them. */
  words(): Promise<string[]> {
    return this.once(
      'words',
      async () => (await (await fetchPart(`${this.folder}words.json`)).json()) as string[],
    ).catch(() => []);
  }

  /** What is asked for a second time is not fetched again, unless it failed. */
  private once<T>(name: string, read: () => Promise<T>): Promise<T> {
    const reading = (this.kept.get(name) as Promise<T> | undefined) ?? read();
    this.kept.set(name, reading);
    reading.catch(() => this.kept.delete(name));
    return reading;
  }

  private idOf = (page: number) => this.meta[1][page]?.[0] ?? '';

  private async readChunk(hash: string): Promise<[word: string, pages: PageRow[]][]> {
    const [rows] = parseCbor(await fetchBytes(`${this.folder}index/${hash}.pf_index`)) as unknown as [WordRow[]];
    // Forms of a word that differ in accents only stand apart.
    return rows
      .flatMap(([word, pages, variants]) => [[word, pages], ...variants] as [string, PageRow[]][])
      .map(([word, pages]) => [plain(word), pages]);
  }

  /** The pages are told by their distance from the one before. */
  private toPlaces(rows: readonly PageRow[]): Place[] {
    let page = 0;
    return rows.map(([distance, places, meta]) => {
      page += distance;
      return {
        id: this.idOf(page),
        body: toWeight(places),
        fields: [...new Set(meta.filter((place) => place < 0).map((place) => this.meta[5][-place - 1] ?? ''))],
      };
    });
  }
}

/** A negative number is the weight of the places after it, in 24ths. */
function toWeight(places: readonly number[]): number {
  let weight = 24;
  let sum = 0;
  for (const place of places) {
    if (place < 0) weight = -place - 1;
    else sum += weight / 24;
  }
  return sum;
}

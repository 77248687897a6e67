import type { ReadPart } from '../parts.ts';
import {
  parseFilter,
  parseFragment,
  parseList,
  parseWords,
  unpackPages,
  type Fragment,
  type IndexList,
  type Location,
  type PackedPage,
} from './format.ts';

/** A word of the index with the things that have it. */
export interface Word {
  word: string;
  pages: Place[];
}

/** Where a thing has a word. */
export interface Place {
  /** The id of a fragment. */
  id: string;
  /** Where its text has it. */
  locations: Location[];
  /** The metadata that have it, like `title`. */
  fields: string[];
}

/**
 * No more files than these are read for a word: what a single letter begins is in most of them,
 * and nobody wants it all.
 */
const mostChunks = 3;

/** Reads an index that Pagefind wrote. The README here says why not with Pagefind's own program. */
export class IndexReader {
  private readonly list: IndexList;
  private readonly readPart: ReadPart;
  /** The texts that were read already. */
  readonly here = new Map<string, Fragment>();
  private readonly reading = new Map<string, Promise<unknown>>();

  private constructor(readPart: ReadPart, list: IndexList) {
    this.readPart = readPart;
    this.list = list;
  }

  /** Rejects when the list of what the index holds cannot be had. */
  static async open(readPart: ReadPart): Promise<IndexReader> {
    return new IndexReader(readPart, parseList(await readFile(readPart, 'index.pf_meta')));
  }

  /** How many things the index holds. */
  get size() {
    return this.list.ids.length;
  }

  /** The words that begin so, in plain letters. */
  async find(beginning: string): Promise<Word[]> {
    const rows = await Promise.all(this.chunksOf(beginning).map((hash) => this.words(hash)));
    return rows
      .flat()
      .filter(([word]) => word.startsWith(beginning))
      .map(([word, pages]) => ({ word, pages: this.unpack(pages) }));
  }

  /** The text of a thing. */
  fragment(id: string): Promise<Fragment> {
    return this.once(id, async () => {
      const fragment = parseFragment(await readFile(this.readPart, `fragment/${id}.pf_fragment`));
      this.here.set(id, fragment);
      return fragment;
    });
  }

  /** The ids of the things of each topic. */
  topics(): Promise<Map<string, Set<string>>> {
    return this.once('topics', async () => {
      const values = parseFilter(await readFile(this.readPart, `filter/${this.list.filters.get('topic')}.pf_filter`));
      return new Map(values.map(([topic, pages]) => [topic, new Set(pages.map((page) => this.idOf(page)))]));
    });
  }

  /** The hashes of the files whose words may begin so. */
  private chunksOf(beginning: string): string[] {
    return this.list.chunks
      .filter(({ from, to }) => from.slice(0, beginning.length) <= beginning && to >= beginning.slice(0, to.length))
      .slice(0, mostChunks)
      .map(({ hash }) => hash);
  }

  private words(hash: string) {
    return this.once(hash, async () => parseWords(await readFile(this.readPart, `index/${hash}.pf_index`)));
  }

  /** What is asked for a second time is not read again, unless it failed. */
  private once<T>(name: string, read: () => Promise<T>): Promise<T> {
    const reading = (this.reading.get(name) as Promise<T> | undefined) ?? read();
    this.reading.set(name, reading);
    reading.catch(() => this.reading.delete(name));
    return reading;
  }

  private idOf = (page: number) => this.list.ids[page] ?? '';

  private unpack(packed: readonly PackedPage[]): Place[] {
    return unpackPages(packed).map(({ page, locations, fields }) => ({
      id: this.idOf(page),
      locations,
      fields: fields.map((field) => this.list.fields[field] ?? ''),
    }));
  }
}

/** The bytes of a file, which Pagefind compresses. */
async function readFile(readPart: ReadPart, name: string): Promise<Uint8Array> {
  const { body } = await readPart(name);
  if (!body) throw new Error(`${name} is empty`);
  return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}

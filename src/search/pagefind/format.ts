import { parseCbor, type Cbor } from './cbor.ts';

/** What a search asks first: all that the index holds, and in which file each word is. */
export interface IndexList {
  /** The id of each thing, by its number. */
  ids: string[];
  chunks: Chunk[];
  /** The hash in the name of each filter's file, by the name of the filter. */
  filters: Map<string, string>;
  /** The metadata of things, like `title`, by their number. */
  fields: string[];
}

/**
 * A file of words: the first and the last of them, cut after the letter that tells them from the file before
 * and the one after.
 */
interface Chunk {
  from: string;
  to: string;
  hash: string;
}

/** Where one thing has a word. */
export interface PageRow {
  page: number;
  locations: Location[];
  /** The numbers of the metadata that have it. */
  fields: number[];
}

export interface Location {
  /** The number of the word in the text. */
  position: number;
  /** 1 in a text, more in its headings, less for a part of a longer word. */
  weight: number;
}

/** The text of a page. */
export interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** What every file of Pagefind's begins with when it is unpacked. */
const signature = 'pagefind_dcd';
const toBody = (bytes: Uint8Array) => bytes.subarray(signature.length);

/** A thing as the file has it: its distance from the one before, its locations, its metadata. */
export type PackedPage = [distance: number, locations: number[], fields: number[]];

/** Reads `*.pf_meta`. */
export function parseList(bytes: Uint8Array): IndexList {
  const [, pages, chunks, filters, , fields] = parseCbor(toBody(bytes)) as unknown as [
    version: string,
    pages: [id: string, words: number][],
    chunks: [from: string, to: string, hash: string][],
    filters: [name: string, hash: string][],
    sorts: Cbor,
    fields: string[],
  ];
  return {
    ids: pages.map(([id]) => id),
    chunks: chunks.map(([from, to, hash]) => ({ from, to, hash })),
    filters: new Map(filters),
    fields,
  };
}

/**
 * Reads `*.pf_index`: words without accents, each with the things that have it. What differs in accents only is a row
 * of its own under the same word. Things stay packed, as a search asks for few of the words.
 */
export function parseWords(bytes: Uint8Array): [word: string, pages: PackedPage[]][] {
  const [rows] = parseCbor(toBody(bytes)) as unknown as [
    [word: string, pages: PackedPage[], accented: [form: string, pages: PackedPage[]][]][],
  ];
  return rows.flatMap(([word, pages, accented]) => [
    [word, pages],
    ...accented.map(([, own]): [string, PackedPage[]] => [word, own]),
  ]);
}

/** Reads `*.pf_filter`: the numbers of the things that have each value. */
export function parseFilter(bytes: Uint8Array): [value: string, pages: number[]][] {
  const [, values] = parseCbor(toBody(bytes)) as unknown as [name: string, values: [value: string, pages: number[]][]];
  return values;
}

/** Reads `*.pf_fragment`. */
export const parseFragment = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(toBody(bytes))) as Fragment;

export function unpackPages(packed: readonly PackedPage[]): PageRow[] {
  let page = 0;
  return packed.map(([distance, locations, fields]) => {
    page += distance;
    return { page, locations: unpackLocations(locations), fields: unpackFields(fields) };
  });
}

/**
 * A number below zero is the weight of all that follow, in 24ths; the others are distances from the position before.
 */
function unpackLocations(packed: readonly number[]): Location[] {
  const locations: Location[] = [];
  let [position, weight] = [0, 25];
  for (const number of packed)
    if (number < 0) [position, weight] = [0, -number - 1];
    else locations.push({ position: (position += number), weight: weight / 24 });
  return locations;
}

/** A number below zero names the field of all that follow, which are positions in it. */
const unpackFields = (packed: readonly number[]) => [
  ...new Set(packed.filter((number) => number < 0).map((number) => -number - 1)),
];

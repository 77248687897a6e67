import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { parallel } from '../../build/threads/parallel.ts';
import { leftOut } from '../left-out.ts';
import { parseFragment } from './format.ts';

/** How many pages Pagefind is sent at once: it takes one in while the next are read. */
const ahead = 5;

/** A page that is to be found, at its address below the site's base, with marks of Pagefind's in its HTML. */
export interface SearchPage {
  url: string;
  html: string;
}

/** What is to be found and is no page. */
export interface CustomRecord {
  url: string;
  content: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

/** A thing of the built index. */
export interface Indexed {
  id: string;
  url: string;
  topic: string;
  title: string;
}

/**
 * Writes an index of pages and records into a folder; gives what it holds, in the order of the addresses. Throws
 * what Pagefind reports. Pagefind's program stays out of the site, and so do the texts of the records: the search
 * shows those without them.
 */
export async function writeIndex(
  pages: readonly SearchPage[],
  records: readonly CustomRecord[],
  target: URL,
): Promise<Indexed[]> {
  const index = await openIndex(pages.length + records.length);
  await fill(index, pages, records);
  const { files, errors } = await index.getFiles();
  throwErrors(errors);
  // Pagefind reads the size of the next index when it starts, and gives its memory back when it ends.
  await close();
  const indexed = getIndexed(files);
  const wanted = pages.length + records.length;
  if (indexed.length !== wanted) throw new Error(`Pagefind took ${indexed.length} of ${wanted} pages and records`);
  const urls = new Set(records.map(({ url }) => url));
  const textless = new Set(indexed.filter(({ url }) => urls.has(url)).map(({ id }) => id));
  await writeFiles(
    files.filter(({ path }) => /\.pf_\w+$/.test(path) && !textless.has(idOf(path))),
    target,
  );
  return indexed;
}

/**
 * An empty index for so many things. Its words are as they are written: Pagefind's stems are not those that `stem`
 * makes of a query's words.
 */
export async function openIndex(things: number): Promise<PagefindIndex> {
  // Pagefind's own is 20,000 places of words, 27 KB a file: a query of two words would fetch half of the index.
  // https://github.com/Pagefind/pagefind/blob/main/pagefind/src/options.rs
  // As a site grows, both the files and their list grow, each by the root of it.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(Math.round(140 * Math.sqrt(things)));
  const { index, errors } = await createIndex({
    forceLanguage: 'unknown',
    includeCharacters: '-',
    excludeSelectors: leftOut,
    keepIndexUrl: false,
  });
  if (!index) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
  return index;
}

async function fill(index: PagefindIndex, pages: readonly SearchPage[], records: readonly CustomRecord[]) {
  await parallel(ahead, records, async ({ url, content, meta, filters }) =>
    throwErrors((await index.addCustomRecord({ url, language: 'unknown', content, meta, filters })).errors),
  );
  await parallel(ahead, pages, async ({ url, html }) =>
    throwErrors((await index.addHTMLFile({ url, content: html })).errors),
  );
}

async function writeFiles(files: readonly IndexFile[], target: URL) {
  for (const { path, content } of files) {
    // The one file that a search begins with has an address that is known beforehand.
    const file = fileURLToPath(new URL(path.endsWith('.pf_meta') ? 'index.pf_meta' : path, target));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

function getIndexed(files: readonly IndexFile[]): Indexed[] {
  return files
    .filter(({ path }) => idOf(path))
    .map(({ path, content }) => {
      const { url, meta, filters } = parseFragment(gunzipSync(content));
      return { id: idOf(path), url, topic: filters['topic']?.[0] ?? '', title: meta['title'] ?? '' };
    })
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** The name of a fragment's file, which is the id of a thing; empty for other files. */
const idOf = (path: string) => /([^/]+)\.pf_fragment$/.exec(path)?.[1] ?? '';

function throwErrors(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

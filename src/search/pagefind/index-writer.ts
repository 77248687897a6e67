import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { parallel } from '../../build/threads/parallel.ts';
import type { Fragment } from './index-reader.ts';
import { toCards, type Indexed, type SearchRecord } from '../records.ts';

/** How many pages Pagefind is sent at once: it takes one in while the next are read. */
const ahead = 5;

/** A page that is to be found, at its address below the site's base. */
export interface Body {
  url: string;
  html: string;
}

/**
 * Opens the index of one language with its records; `notes` is how many pages will come, more or less. Its words are as they
 * are written: Pagefind's stems are not those that `stem` makes of a query's words. Throws what Pagefind reports.
 */
export async function openIndex(records: readonly SearchRecord[], notes: number): Promise<PagefindIndex> {
  // Pagefind's own is 20,000 places of words, 27 KB a file: a query of two words would fetch half of the index.
  // https://github.com/Pagefind/pagefind/blob/main/pagefind/src/options.rs
  // As a site grows, both the files and their list grow, each by the root of it.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(Math.round(140 * Math.sqrt(notes + records.length)));
  const { index } = await createIndex({
    forceLanguage: 'unknown',
    includeCharacters: '-',
    excludeSelectors: ['figure.block'],
    keepIndexUrl: false,
  });
  if (!index) throw new Error('Pagefind made no index');
  await parallel(ahead, records, async ({ url, content, meta, filters }) =>
    fail((await index.addCustomRecord({ url, language: 'unknown', content, meta, filters })).errors),
  );
  return index;
}

/** Adds the pages to an index and writes it and its cards into a folder; gives how many things it holds. Throws what Pagefind reports. */
export async function writeIndex(
  index: PagefindIndex,
  target: URL,
  bodies: readonly Body[],
  records: readonly SearchRecord[],
): Promise<number> {
  await parallel(ahead, bodies, async ({ url, html }) =>
    fail((await index.addHTMLFile({ url, content: html })).errors),
  );
  const { files, errors } = await index.getFiles();
  fail(errors);
  // The next index has a size of its own, which Pagefind reads when it starts.
  await close();
  const indexed = getIndexed(files);
  const wanted = bodies.length + records.length;
  if (indexed.length !== wanted) throw new Error(`Pagefind took ${indexed.length} of ${wanted} pages and records`);
  const urls = new Set(records.map(({ url }) => url));
  const carded = new Set(indexed.filter(({ url }) => urls.has(url)).map(({ id }) => id));
  await writeBundle(
    files.filter(({ path }) => !carded.has(idOf(path))),
    target,
  );
  await writeFile(new URL('cards.json', target), JSON.stringify(toCards(records, indexed)));
  return indexed.length;
}

/** What `IndexReader` reads: Pagefind's program and interfaces stay out of the site, and the texts that the cards hold. */
async function writeBundle(files: readonly IndexFile[], target: URL) {
  for (const { path, content } of files.filter((file) => /\.pf_\w+$/.test(file.path))) {
    // The one file that a search begins with has an address that is known beforehand.
    const file = fileURLToPath(new URL(path.endsWith('.pf_meta') ? 'index.pf_meta' : path, target));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** What the index holds, in the order of the addresses. */
function getIndexed(files: readonly IndexFile[]): Indexed[] {
  const fragments = files.filter(({ path }) => path.endsWith('.pf_fragment'));
  return fragments
    .map(({ path, content }) => {
      const text = gunzipSync(content)
        .toString('utf8')
        .replace(/^pagefind_dcd/, '');
      const { url, meta, filters } = JSON.parse(text) as Fragment;
      return { id: idOf(path), url, topic: filters['topic']?.[0] ?? '', title: meta['title'] ?? '' };
    })
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** The name of a fragment's file, which is the id of a thing; empty for other files. */
const idOf = (path: string) => /([^/]+)\.pf_fragment$/.exec(path)?.[1] ?? '';

function fail(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

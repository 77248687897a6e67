import { close } from 'pagefind';
import { openIndex } from '../index-writer.ts';

const names = ['pagefind.js', 'pagefind-worker.js', 'wasm.unknown.pagefind', 'pagefind-entry.json'];

/**
 * Pagefind's own program for an index of ours, which the site goes without: its files by their names. They are those of
 * an index with nothing in it. The program finds in `pagefind-entry.json` the name of the list that it reads first.
 */
export async function readProgram(): Promise<Map<string, Buffer>> {
  const { files } = await (await openIndex(1)).getFiles();
  await close();
  const program = new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
  const entry = JSON.parse(String(program.get('pagefind-entry.json'))) as object;
  const languages = { unknown: { hash: 'ours', wasm: 'unknown', page_count: 1 } };
  program.set('pagefind-entry.json', Buffer.from(JSON.stringify({ ...entry, languages })));
  return new Map(names.map((name) => [name, program.get(name) ?? Buffer.alloc(0)]));
}

/** What the program calls the list of the index, `index.pf_meta` on our site. */
export const listName = 'pagefind.ours.pf_meta';

import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close } from 'pagefind';
import { openIndex } from '../src/search/pagefind/index-writer.ts';

/** A thing that Pagefind finds, by the id of its fragment. */
export interface RuntimeResult {
  id: string;
  /** The positions of the words that were found in its text. */
  words: number[];
  matchedMetaFields?: string[];
  data(): Promise<{ weighted_locations: { location: number; weight: number }[] }>;
}

/** Pagefind's own program, as it stands in the site of anyone who uses Pagefind. */
export interface Runtime {
  preload(term: string): Promise<void>;
  search(term: string): Promise<{ results: RuntimeResult[] }>;
  filters(): Promise<Record<string, Record<string, number>>>;
}

const site = 'http://pagefind/';

/**
 * Runs Pagefind's own program over the index of a built site, with all its words loaded: with some of them only, it overlooks
 * what continues in the next file of words. The site has neither the program nor the list that the program reads first, so both
 * are taken from an empty index. The program asks for its files by `fetch`, which gives it those of the folder.
 */
export async function openRuntime(folder: string, words: readonly string[]): Promise<Runtime> {
  const program = await readProgram();
  const chunks = new Set<string>();
  answerFetch((name) => {
    if (name.startsWith('index/')) chunks.add(name);
    if (name === 'pagefind-entry.json') return Buffer.from(JSON.stringify(program.entry));
    if (name.endsWith('.pagefind')) return program.wasm;
    return readFileSync(join(folder, name.replace(/^pagefind\..*pf_meta$/, 'index.pf_meta')));
  });
  const { createInstance } = (await import(program.script)) as { createInstance(options: object): Runtime };
  const runtime = createInstance({ basePath: site });
  for (const word of words) await runtime.preload(word);
  const all = readdirSync(join(folder, 'index')).length;
  if (chunks.size !== all) throw new Error(`Pagefind has read ${chunks.size} of ${all} files of words`);
  return runtime;
}

/** Does the site have the text of a thing? Those of commands and manifests stand in the cards. */
export const hasFragment = (folder: string, id: string) => existsSync(join(folder, `fragment/${id}.pf_fragment`));

async function readProgram() {
  const { files } = await (await openIndex([], 0)).getFiles();
  await close();
  const get = (name: string) => {
    const file = files.find(({ path }) => path === name);
    if (!file) throw new Error(`Pagefind writes no ${name}`);
    return Buffer.from(file.content);
  };
  const script = join(mkdtempSync(join(tmpdir(), 'caderno-k8s-')), 'pagefind.mjs');
  writeFileSync(script, get('pagefind.js'));
  const entry = JSON.parse(get('pagefind-entry.json').toString()) as object;
  const languages = { unknown: { hash: 'ours', wasm: 'unknown', page_count: 1 } };
  return { script: pathToFileURL(script).href, wasm: get('wasm.unknown.pagefind'), entry: { ...entry, languages } };
}

function answerFetch(read: (name: string) => Buffer) {
  globalThis.fetch = async (input) =>
    new Response(new Uint8Array(read(String(input).slice(site.length).replace(/\?.*/, ''))));
}

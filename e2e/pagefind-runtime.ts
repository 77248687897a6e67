import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listName, readProgram } from '../src/search/pagefind/testing/program.ts';

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
 * Runs Pagefind's own program over the index of a built site, with all its words loaded: with some of them only,
 * it overlooks what continues in the next file of words. The program asks for its files by `fetch`, which gives
 * it those of the folder.
 */
export async function openRuntime(folder: string, words: readonly string[]): Promise<Runtime> {
  const program = await readProgram();
  const script = join(mkdtempSync(join(tmpdir(), 'caderno-k8s-')), 'pagefind.mjs');
  writeFileSync(script, program.get('pagefind.js') ?? '');
  const chunks = new Set<string>();
  globalThis.fetch = async (input) => {
    const name = String(input).slice(site.length).replace(/\?.*/, '');
    if (name.startsWith('index/')) chunks.add(name);
    const file = program.get(name) ?? readFileSync(join(folder, name === listName ? 'index.pf_meta' : name));
    return new Response(new Uint8Array(file));
  };
  const { createInstance } = (await import(pathToFileURL(script).href)) as { createInstance(options: object): Runtime };
  const runtime = createInstance({ basePath: site });
  for (const word of words) await runtime.preload(word);
  const all = readdirSync(join(folder, 'index')).length;
  if (chunks.size !== all) throw new Error(`Pagefind has read ${chunks.size} of ${all} files of words`);
  return runtime;
}

/** Does the site have the text of a thing? Those of commands and manifests stand in the cards. */
export const hasFragment = (folder: string, id: string) => existsSync(join(folder, `fragment/${id}.pf_fragment`));

import { existsSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeDocusaurus } from './docusaurus.ts';
import { readExport, type Page } from './exported.ts';
import { writeNotebook } from './notebook.ts';
import { writeStarlight } from './starlight.ts';
import { writeVitepress } from './vitepress.ts';
import { runWatched, type Taken } from './watched.ts';

/** Ours first: the others are made of what it publishes. */
export const names = ['notebook', 'starlight', 'vitepress', 'docusaurus'] as const;
export type Name = (typeof names)[number];

export const titles: Record<Name, string> = {
  notebook: 'Caderno K8s',
  starlight: 'Starlight',
  vitepress: 'VitePress',
  docusaurus: 'Docusaurus',
};

/** The packages whose versions a result names. */
export const packages: Record<Exclude<Name, 'notebook'>, string> = {
  starlight: '@astrojs/starlight',
  vitepress: 'vitepress',
  docusaurus: '@docusaurus/core',
};

const writers: Record<Exclude<Name, 'notebook'>, (folder: string, pages: readonly Page[]) => void> = {
  starlight: writeStarlight,
  vitepress: writeVitepress,
  docusaurus: writeDocusaurus,
};
const builds: Record<Name, [program: string, built: string]> = {
  notebook: ['node_modules/.bin/astro', 'dist'],
  starlight: ['bench/node_modules/.bin/astro', 'dist'],
  vitepress: ['bench/node_modules/.bin/vitepress', '.vitepress/dist'],
  docusaurus: ['bench/node_modules/.bin/docusaurus', 'build'],
};

/** How many notes the notebook has, in both languages. */
export const ownSize = globSync('content/*/*/*.mdx').length;

const folderOf = (name: Name, size: number) => join('bench', 'sites', String(size), name);

/**
 * What Node is told of its heap: left alone, it takes what the machine has before it cleans up. Our 5,000 notes are
 * built as on a machine with little memory; Starlight's build of them ends in 1,024 MB for want of it.
 */
export function nodeOptions(name: Name, size: number): string {
  if (name !== 'notebook') return '--max-old-space-size=4096';
  return size >= 5000 ? '--max-old-space-size=640 --max-semi-space-size=4' : '--max-old-space-size=1024';
}

/**
 * How often a site of so many notes is built: the time of one build varies by a tenth, and by a third with what
 * else its machine does.
 */
export const buildRounds = (size: number) => (size >= 5000 ? 1 : size >= 1000 ? 3 : 7);

/** The built files of a site. */
export const builtOf = (name: Name, size: number) => join(folderOf(name, size), builds[name][1]);

/**
 * Writes and builds a site of so many notes with nothing kept from before; gives what its build took. Throws where ours
 * of that size is not built yet.
 */
export async function buildSite(name: Name, size: number): Promise<Taken> {
  const folder = folderOf(name, size);
  if (name === 'notebook') writeNotebook(folder, size);
  else writers[name](folder, readExport(builtOf('notebook', size)));
  // Rolldown's allocator keeps what it has freed, hundreds of megabytes, unless it is told not to.
  return runWatched(resolve(builds[name][0]), ['build'], folder, {
    SITE: '',
    BASE: '/',
    OUT_DIR: 'dist',
    CACHE_DIR: 'node_modules/.astro',
    PDF: '',
    NODE_ENV: 'production',
    NODE_OPTIONS: nodeOptions(name, size),
    MIMALLOC_PURGE_DELAY: '0',
  });
}

/** Installs the other generators where they are missing. */
export async function installPeers() {
  if (!existsSync('bench/node_modules/vitepress'))
    await runWatched('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'bench');
}

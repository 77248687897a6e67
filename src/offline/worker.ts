import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../build/bundle/bundle.ts';
import { folderOf, languages } from '../i18n/languages.ts';
import { readKept, type Kept } from './kept.ts';

const folders = languages.map(folderOf);

/** Writes service-worker.js of a script into a built site, for the files that stand there; gives how many it keeps. */
export async function writeWorker(folder: string, script: Promise<string> = bundleWorker()): Promise<number> {
  const kept = readKept(
    folder,
    folders.map((path) => `${path}notebook/`),
  );
  const fallbacks = Object.fromEntries(folders.map((path) => [path, `${path}offline/`]));
  await writeFile(
    join(folder, 'service-worker.js'),
    printConstants({ BUILD: nameOf(kept), KEPT: kept, FALLBACKS: fallbacks }) + (await script),
  );
  return kept.length;
}

/** A build is what it keeps: the same files make the same build. */
const nameOf = (kept: Kept[]) => createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 12);

/** The service worker as one classic script, which takes some constants from what stands before it. */
export async function bundleWorker(): Promise<string> {
  const entry = fileURLToPath(new URL('service-worker.ts', import.meta.url));
  const [file] = await bundle(entry, 'iife', [], {
    '@serwist/utils': fileURLToPath(new URL('../build/threads/parallel.ts', import.meta.url)),
  });
  if (!file) throw new Error('The service worker was not built');
  return file.source.toString();
}

const printConstants = (constants: Record<string, unknown>) =>
  `const ${Object.entries(constants)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',')};`;

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { folderOf, languages } from '../i18n/languages.ts';
import { listedPackages } from '../licences/plugin.ts';
import { readKept, type Kept } from './kept.ts';

const folders = languages.map(folderOf);

/** Writes service-worker.js into a built site, for the files that stand there; gives how many it keeps and what they weigh, in bytes of gzip. */
export async function writeWorker(folder: string): Promise<{ files: number; bytes: number }> {
  const { kept, bytes } = await readKept(
    folder,
    folders.map((path) => `${path}notebook/`),
  );
  const fallbacks = Object.fromEntries(folders.map((path) => [path, `${path}offline/`]));
  await writeFile(join(folder, 'service-worker.js'), await bundle({ BUILD: nameOf(kept), KEPT: kept, FALLBACKS: fallbacks }));
  return { files: kept.length, bytes };
}

/** A build is what it keeps: the same files make the same build. */
const nameOf = (kept: Kept[]) => createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 12);

/** The service worker as one classic script, with those constants in it. */
async function bundle(constants: Record<string, unknown>): Promise<string> {
  const define = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
  const entry = fileURLToPath(new URL('service-worker.ts', import.meta.url));
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [listedPackages()],
    resolve: { alias: { '@serwist/utils': fileURLToPath(new URL('parallel.ts', import.meta.url)) } },
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', copyPublicDir: false, lib: { entry, formats: ['iife'], name: 'worker', fileName: 'service-worker' } },
  });
  const [result] = [output].flat() as Rolldown.RolldownOutput[];
  if (!result) throw new Error('The service worker was not built');
  return result.output[0].code;
}

import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { parallel } from './parallel.ts';

const compress = promisify(gzip);

/** A file to keep: its address below the site's base and, unless it is a script or a style whose name holds its hash, the SHA-256 of its bytes in base64. */
export type Kept = [url: string, integrity?: string];

/** Larger files are kept only for who has used them. */
const largest = 100_000;

/** How many files are read at a time: all processors compress them. */
const together = 16;

/**
 * The files of a built site that make the whole notebook and its search, in the order of their names, with what they
 * weigh on the wire, in bytes of gzip. `leave` names the pages that stay out.
 */
export async function readKept(folder: string, leave: readonly string[]): Promise<{ kept: Kept[]; bytes: number }> {
  const files = globSync(
    ['**/index.html', '**/index.md', '_astro/*.{js,css}', 'pagefind/**/*.*', 'search/*.json', 'manifests/**/*.yaml', 'favicon.svg', '**/*.webmanifest'],
    { cwd: folder },
  )
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !leave.some((path) => file.startsWith(path)))
    .sort();
  const read = await parallel(together, files, (file) => readOne(folder, file));
  const found = read.filter((one) => one !== undefined);
  return { kept: found.map(({ kept }) => kept), bytes: found.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Nothing for a file that is too large to be kept. */
async function readOne(folder: string, file: string): Promise<{ kept: Kept; bytes: number } | undefined> {
  const hashed = file.startsWith('_astro/');
  const data = await readFile(join(folder, file));
  if (hashed && data.length > largest) return undefined;
  const { length } = await compress(data);
  return { bytes: length, kept: hashed ? [file] : [file.replace(/(^|\/)index\.html$/, '$1'), createHash('sha256').update(data).digest('base64')] };
}

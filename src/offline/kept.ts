import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file to keep: its address below the site's base and, unless it is a script or a style whose name holds its hash,
 * the SHA-256 of its bytes in base64.
 */
export type Kept = [url: string, integrity?: string];

/** Larger scripts and styles, which are the lab's, are kept once a reader has used them. In bytes. */
const largest = 100_000;

/**
 * The files of a built site that make the whole notebook and its search, in the order of their names. `leave` names the
 * pages that stay out.
 */
export function readKept(folder: string, leave: readonly string[]): Kept[] {
  return globSync(
    [
      '**/index.html',
      '**/index.md',
      '_astro/*.{js,css}',
      'pagefind/**/*.*',
      'search/*.json',
      'manifests/**/*.yaml',
      'favicon.svg',
      '**/*.webmanifest',
    ],
    { cwd: folder },
  )
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !leave.some((path) => file.startsWith(path)))
    .sort()
    .flatMap((file) => readOne(folder, file));
}

/** Nothing for a file that is too large to be kept. */
function readOne(folder: string, file: string): Kept[] {
  const data = readFileSync(join(folder, file));
  if (file.startsWith('_astro/')) return data.length > largest ? [] : [[file]];
  return [[file.replace(/(^|\/)index\.html$/, '$1'), createHash('sha256').update(data).digest('base64')]];
}

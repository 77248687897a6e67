import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file to keep: its address below the site's base and, unless it is a script or a style whose name holds its hash, the SHA-256 of its bytes in base64. */
export type Kept = [url: string, integrity?: string];

/** Larger files are kept only for who has used them. */
const largest = 100_000;

/**
 * The files of a built site that make the whole notebook and its search, in the order of their names, with what they
 * weigh on the wire, in bytes of gzip. `leave` names the pages that stay out.
 */
export function readKept(folder: string, leave: readonly string[]): { kept: Kept[]; bytes: number } {
  const files = globSync(
    ['**/index.html', '**/index.md', '_astro/*.{js,css}', 'pagefind/**/*.*', 'search/*.json', 'manifests/**/*.yaml', 'favicon.svg', '**/*.webmanifest'],
    { cwd: folder },
  )
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !leave.some((path) => file.startsWith(path)))
    .sort();
  const kept: Kept[] = [];
  let bytes = 0;
  for (const file of files) {
    const data = readFileSync(join(folder, file));
    if (file.startsWith('_astro/') && data.length > largest) continue;
    bytes += gzipSync(data).length;
    kept.push(file.startsWith('_astro/') ? [file] : [file.replace(/(^|\/)index\.html$/, '$1'), createHash('sha256').update(data).digest('base64')]);
  }
  return { kept, bytes };
}

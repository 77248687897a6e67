import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** SHA-256 of every file below a folder, by its path with "/". */
export function readHashes(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort();
  return new Map(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}

/** The files that are not the same in both, each with how it differs; none when both folders are one to the byte. */
export function printDifferences(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .sort()
    .filter((path) => one.get(path) !== other.get(path))
    .map(
      (path) =>
        `${path} ${!other.has(path) ? 'is in the first only' : one.has(path) ? 'differs' : 'is in the second only'}`,
    );
}

/** One hash for a whole folder: of its files' paths and hashes. */
export const printHash = (hashes: Map<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify([...hashes]))
    .digest('hex');

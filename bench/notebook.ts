import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { growContent } from './grow.ts';

/**
 * Writes the notebook as a project of its own into a folder, with so many notes, the packages of this one and no cache.
 */
export function writeNotebook(folder: string, amount: number) {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'LICENSE', 'tsconfig.json'])
    cpSync(part, join(folder, part), { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
  linkPackages(join(folder, 'node_modules'));
  growContent(folder, amount);
}

/** Every package, but not the caches beside them. */
function linkPackages(folder: string) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync('node_modules').filter((each) => !/^\.(?!bin)/.test(each)))
    symlinkSync(resolve('node_modules', name), join(folder, name));
}

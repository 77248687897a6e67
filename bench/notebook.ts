import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { growContent } from './grow.ts';

/** Writes the notebook as a project of its own into a folder, with so many notes, the packages of this one and no cache. */
export function writeNotebook(folder: string, amount: number) {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['src', 'public', 'package.json', 'LICENSE', 'tsconfig.json'])
    cpSync(part, join(folder, part), { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
  writeFileSync(join(folder, 'astro.config.mjs'), withoutBudget(readFileSync('astro.config.mjs', 'utf8')));
  linkPackages(join(folder, 'node_modules'));
  growContent(folder, amount);
}

/** What a reader's device keeps has a budget that so many notes are far above. */
function withoutBudget(config: string): string {
  if (!config.includes('offline(),')) throw new Error('astro.config.mjs has no offline() whose budget could be lifted');
  return config.replace('offline(),', 'offline(Infinity),');
}

/** Every package, but not the caches beside them. */
function linkPackages(folder: string) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync('node_modules').filter((each) => !/^\.(?!bin)/.test(each))) symlinkSync(resolve('node_modules', name), join(folder, name));
}

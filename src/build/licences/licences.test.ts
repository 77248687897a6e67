import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { printNotices, readLicensed } from './package.ts';
import { findUnlisted, packagesOf } from './plugin.ts';
import { shipped } from './shipped.ts';

const root = process.cwd();

test('tells the packages of a bundle by the paths of its modules, each version for itself', () => {
  const modules = [
    '/p/node_modules/@a/b/x.js',
    '/p/node_modules/c/d.js?raw',
    '/p/node_modules/c/node_modules/e/f.js',
    '/p/src/g.ts',
    '\0vite/preload-helper.js',
    'C:\\p\\node_modules\\h\\i.js',
  ];
  expect(packagesOf(modules)).toEqual(new Set(['@a/b', 'c', 'c/node_modules/e', 'h']));
});

test('reports a package in a bundle that is not on the list', () => {
  expect(findUnlisted(['yaml', 'left-pad'])).toEqual(['left-pad']);
});

test('lists each package once, and none of its text lacks', () => {
  expect(new Set(shipped.map(({ name }) => name)).size).toBe(shipped.length);
  const licences = new Set(shipped.map((entry) => readLicensed(root, entry).licence));
  expect([...licences].sort()).toEqual(['Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT']);
});

test('prints every notice whole', () => {
  const all = shipped.map((entry) => readLicensed(root, entry));
  const text = printNotices('Ours', all);
  for (const { notice } of all) expect(text).toContain(notice);
  expect(text).toContain('ngrok');
});

test('fails for a package that brings no licence', () => {
  expect(() => readLicensed(root, { name: '.bin', as: 'code', where: 'lab' })).toThrow();
});

test('lists what just-bash may hold in its one file', () => {
  const read = JSON.parse(readFileSync('node_modules/just-bash/package.json', 'utf8')) as {
    dependencies: Record<string, string>;
    scripts: Record<string, string>;
  };
  const outside = [...(read.scripts['build:browser'] ?? '').matchAll(/--external:(\S+)/g)].map(([, name]) => name);
  const names = new Set(shipped.map(({ name }) => name));
  // These two are programs for Node and for WebAssembly, which a bundle for browsers cannot hold.
  const within = Object.keys(read.dependencies).filter(
    (name) => !outside.includes(name) && !['quickjs-emscripten', 'sql.js'].includes(name),
  );
  expect(within.filter((name) => !names.has(name))).toEqual([]);
});

test('sends no font to readers', () => {
  if (existsSync('dist')) expect(globSync('dist/**/*.{woff,woff2,ttf,otf}')).toEqual([]);
  expect(globSync('public/**/*.{woff,woff2,ttf,otf}')).toEqual([]);
});

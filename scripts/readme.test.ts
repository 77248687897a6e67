import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const guides = ['README.md', 'CONTRIBUTING.md', 'src/kubernetes/README.md'];
const decisions = globSync('{src,e2e,scripts}/**/decisions/*.md').map((file) => file.replaceAll('\\', '/'));
const read = (file: string) => readFileSync(file, 'utf8');
const foldersOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'decisions')
    .map(({ name }) => name);

/** The folders of a map drawn in a file, by the number of spaces before them. */
const mapped = (file: string, indent: number) =>
  [...read(file).matchAll(new RegExp(`^ {${indent}}([a-z0-9-]+)/ `, 'gm'))].map(([, name = '']) => name);

test.each([...guides, ...decisions])('%s names only scripts of package.json', (file) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(file).matchAll(/(?:^|`)npm\s(?:run\s)?([a-z][\w:-]*)/gm)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(guides)('%s links to files that exist', (file) => {
  const links = [...read(file).matchAll(/\]\(([^)#:]+)\)|(?:src|srcset)="([^":]+)"/g)].map(
    ([, link, src]) => link ?? src,
  );
  // A link of an example is written as a note writes it, from the site's root.
  const missing = links.filter((link = '') => !link.startsWith('/') && !existsSync(join(dirname(file), link)));
  expect(missing).toEqual([]);
});

test.each([...guides, ...decisions])('%s names files and folders that exist', (file) => {
  const named = [...read(file).matchAll(/`((?:src|content|e2e|scripts|docs|bench)\/[\w./-]*)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('README.md draws every room of src', () => {
  expect(mapped('README.md', 2).sort()).toEqual(foldersOf('src').sort());
});

test('the README of the simulator draws every folder of it', () => {
  expect(mapped('src/kubernetes/README.md', 0).sort()).toEqual(foldersOf('src/kubernetes').sort());
});

test('CONTRIBUTING.md is one page, and each decision is short', () => {
  expect(read('CONTRIBUTING.md').trimEnd().split('\n').length).toBeLessThanOrEqual(110);
  expect(decisions.length).toBeGreaterThan(20);
  expect(decisions.filter((file) => read(file).split('\n').length > 25)).toEqual([]);
});

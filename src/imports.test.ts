import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Imports point down: what a folder of src/ may import. A folder always imports itself. */
const table: Record<string, string[]> = {
  pages: ['licences', 'shell', 'blocks', 'search', 'lab', 'schemas', 'markdown', 'feed', 'offline', 'notebook', 'content', 'i18n'],
  shell: ['cards', 'licences', 'schemas', 'record', 'lab', 'search', 'offline', 'blocks', 'content', 'i18n', 'styles'],
  notebook: ['shell', 'blocks', 'content', 'i18n'],
  search: ['blocks', 'threads', 'content', 'i18n', 'styles'],
  markdown: ['blocks', 'record', 'content', 'i18n'],
  blocks: ['diagrams', 'record', 'lab', 'verify', 'content', 'i18n'],
  feed: ['content', 'i18n'],
  record: ['cluster', 'lab', 'schemas', 'kubectl', 'content', 'i18n'],
  verify: ['record', 'diagrams', 'kubectl', 'cluster', 'schemas', 'content', 'i18n'],
  lab: ['bundle', 'kubectl', 'cluster', 'schemas', 'content', 'i18n', 'styles'],
  diagrams: ['content', 'i18n'],
  cluster: ['kubectl', 'schemas'],
  kubectl: [],
  schemas: [],
  offline: ['bundle', 'threads', 'i18n'],
  bundle: ['licences'],
  licences: [],
  cards: ['threads'],
  threads: [],
  content: ['i18n'],
  i18n: [],
  styles: [],
};

const imports = globSync('src/*/**/*.{ts,astro}')
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) => ({
      file,
      from: file.split('/')[1] ?? '',
      to: normalize(join(dirname(file), target)).split('/')[1] ?? '',
    })),
  );

test('knows every folder of src', () => {
  expect(new Set(imports.map(({ from }) => from)).difference(new Set(Object.keys(table)))).toEqual(new Set());
});

test('imports only point down', () => {
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.filter(({ from, to }) => from !== to && !table[from]?.includes(to))).toEqual([]);
});

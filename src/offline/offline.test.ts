import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readKept } from './kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [file, text] of Object.entries({
  'index.html': 'a',
  'en/x/index.html': 'b',
  'en/x/index.md': 'c',
  'en/x/og.png': 'd',
  'notebook/index.html': 'e',
  '404.html': 'f',
  '_astro/s.1a2b.js': 'g',
  '_astro/lab.1a2b.js': 'h'.repeat(100_001),
  'pagefind/en/fragment/f.1': 'i',
  'pagefind/en/cards.json': 'j',
})) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
const sha = (text: string) => createHash('sha256').update(text).digest('base64');

test('keeps pages by their address and everything but what Astro names by its bytes', () => {
  expect(readKept(folder, ['notebook/'])).toEqual([
    ['_astro/s.1a2b.js'],
    ['en/x/', sha('b')],
    ['en/x/index.md', sha('c')],
    ['', sha('a')],
    ['pagefind/en/cards.json', sha('j')],
    ['pagefind/en/fragment/f.1', sha('i')],
  ]);
});

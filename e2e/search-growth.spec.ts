import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { pathOf } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { openBuilt } from '../src/search/built-search.ts';
import type { SearchPage } from '../src/search/pagefind/index-writer.ts';
import { toRecords } from '../src/search/records.ts';
import { writeSearch } from '../src/search/search-files.ts';
import { getCode } from './loads.ts';

const content = readContent(process.cwd());
const records = toRecords(content).filter(({ language }) => language === 'pt-br');
const notes = content.notes.filter(({ language }) => language === 'pt-br');

/**
 * So many notes of ours, each after the first round under a title and an address of its own, its sections
 * in another order.
 */
function toPages(amount: number): SearchPage[] {
  return Array.from({ length: amount }, (_, index) => {
    const note = notes[index % notes.length]!;
    const round = Math.floor(index / notes.length);
    const title = `${note.data?.title ?? ''}${round > 0 ? ` ${round}` : ''}`;
    const sections = note.sections.map(({ text }) =>
      text.replace(/^---[\s\S]*?\n---\n/, '').replace(/<[A-Z/][^>]*>/g, ''),
    );
    const turned = [...sections.slice(round % sections.length), ...sections.slice(0, round % sections.length)];
    const words = (note.data?.words ?? []).join(', ');
    return {
      url: `${pathOf(note).slice(1)}${round > 0 ? `${round}/` : ''}`,
      html:
        `<html lang="pt-BR"><body data-pagefind-body data-pagefind-filter="topic:${note.topic}">` +
        `<span hidden data-pagefind-meta="words:${words}"></span>` +
        `<h1>${title}</h1>${turned.map((text) => `<p>${text}</p>`).join('')}</body></html>`,
    };
  });
}

/** The code that a search loads, on top of its index. */
const code = getCode('panel.client').reduce((sum, { body }) => sum + gzipSync(body).length, 0);

async function buildIndex(amount: number): Promise<URL> {
  const folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'caderno-k8s-'))}/`);
  await writeSearch(toPages(amount), records, new URL('pagefind/pt-br/', folder));
  return folder;
}

async function bytesToFirstResult(folder: URL, query: string): Promise<number> {
  const { find, countBytes } = openBuilt(folder);
  expect((await find('pt-br', query)).length).toBeGreaterThan(0);
  return countBytes() + code;
}

/** `npm run test:soak` asks for more. */
const { notes: many, growth } = process.env['SOAK'] ? { notes: 5000, growth: 3 } : { notes: 1000, growth: 1.5 };

test(`fetches less than ${growth} times as much for its first result among ${many} notes`, async () => {
  test.setTimeout(600_000);
  const [small, large] = [await buildIndex(notes.length), await buildIndex(many)];
  for (const query of ['deployment', 'escalar', 'nodeport']) {
    const now = await bytesToFirstResult(small, query);
    const then = await bytesToFirstResult(large, query);
    console.log(`${query}: ${now} bytes now, ${then} with ${many} notes`);
    expect(then / now).toBeLessThan(growth);
  }
  for (const folder of [small, large]) rmSync(folder, { recursive: true });
});

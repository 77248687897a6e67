import { expect, test } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import satori from 'satori';
import sharp from 'sharp';
import { readContent } from '../content/read.ts';
import { parseCard } from './page.ts';
import { drawCard } from './card.ts';
import { drawPicture } from './picture.ts';

const head = '<head><meta property="og:title" content="a &amp; b"><meta property="og:site_name" content="N"><meta property="og:description" content="d">';
const trail = '<script type="application/ld+json">{"itemListElement":[{"name":"N"},{"name":"T"},{"name":"a & b"}]}</script>';

test('reads what a picture shows from the head of its page, and nothing from a page without one', () => {
  const picture = '<meta property="og:image" content="https://x/og.png">';
  expect(parseCard(`${head}${picture}${trail}</head>`)).toEqual({ over: 'N  ·  T', title: 'a & b', description: 'd' });
  expect(parseCard(`${head}${picture}</head>`)?.over).toBe('N');
  expect(parseCard(`${head}${trail}</head>`)).toBeUndefined();
});

test('keeps the longest title and description that a note may have above the edge', async () => {
  const png = await drawPicture({ over: 'Caderno K8s', title: 'Palavras '.repeat(7).slice(0, 60), description: 'Palavras '.repeat(23).slice(0, 200) }, process.cwd());
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  const margin = await sharp(png).extract({ left: 0, top: 560, width: 1200, height: 50 }).toBuffer();
  expect((await sharp(margin).stats()).channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
});

test('has every letter of every title and description in its font', async () => {
  const missing = new Set<string>();
  const data = readFileSync(globSync('node_modules/@fontsource/inter/files/inter-latin-400-normal.woff')[0] ?? '');
  const letters = new Set(readContent(process.cwd()).notes.flatMap(({ data }) => [...`${data?.title}${data?.description}`]));
  const options = { width: 1200, height: 630, fonts: [{ name: 'Inter', weight: 400 as const, data }], loadAdditionalAsset: async (_: string, text: string) => {
    missing.add(text);
    return [];
  } };
  await satori(drawCard({ over: '', title: [...letters].join(' '), description: '' }) as Parameters<typeof satori>[0], options);
  expect(missing).toEqual(new Set());
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import sharp from 'sharp';
import { readContent } from '../../content/read.ts';
import { hasLetter } from './letters.ts';
import { drawPicture } from './picture.ts';
import { closePress, openPress, wantPicture } from './press.ts';

test('draws beside the site what its pages want, and says how much that was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cards-'));
  openPress(pathToFileURL(`${folder}/`), '/k8s/');
  const card = { over: 'N', title: 'Título', description: 'd' };
  wantPicture('/k8s/og.png', card);
  wantPicture('/k8s/en/services/og.png', card);
  expect(await closePress()).toBe(2);
  expect(readFileSync(join(folder, 'og.png'))).toEqual(await drawPicture(card));
  expect(readFileSync(join(folder, 'en/services/og.png'))).toEqual(await drawPicture(card));
  rmSync(folder, { recursive: true });
});

test('tells at the end of a picture that could not be drawn', async () => {
  openPress(new URL('cards.test.ts/', import.meta.url), '/');
  wantPicture('/og.png', { over: 'N', title: 't', description: 'd' });
  await expect(closePress()).rejects.toThrow('cards.test.ts');
});

test('wants nothing where no build is under way', () => {
  expect(() => wantPicture('/og.png', { over: 'N', title: 't', description: 'd' })).not.toThrow();
});

test('keeps the longest title and description that a note may have above the edge', async () => {
  const png = await drawPicture({
    over: 'Caderno K8s',
    title: 'Palavras '.repeat(7).slice(0, 60),
    description: 'Palavras '.repeat(23).slice(0, 200),
  });
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  const margin = await sharp(png).extract({ left: 0, top: 560, width: 1200, height: 50 }).toBuffer();
  expect((await sharp(margin).stats()).channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
});

test('has every letter of every title and description in its font', () => {
  const letters = new Set(
    readContent(process.cwd()).notes.flatMap(({ data }) => [...`${data?.title}${data?.description}`]),
  );
  expect(letters.size).toBeGreaterThan(60);
  expect([...letters].filter((letter) => !hasLetter(letter))).toEqual([]);
  expect(hasLetter('語')).toBe(false);
});

test('writes a picture that any decoder reads, its letters in ink on paper', async () => {
  const card = { over: 'N', title: 'Título', description: 'd' };
  const png = await drawPicture(card);
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
  expect(at(600, 200)).toEqual([0xfc, 0xfb, 0xf8]);
  expect(at(600, 620)).toEqual([0x22, 0x56, 0xc7]);
  const title = Array.from({ length: 300 }, (_, x) => at(72 + x, 385));
  expect(title).toContainEqual([0x1a, 0x1e, 0x29]);
  expect(await drawPicture(card)).toEqual(png);
});

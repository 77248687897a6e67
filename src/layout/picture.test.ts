import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawPicture } from './picture.ts';

const picture = { siteName: 'Caderno K8s', title: 'Título', description: 'Palavras & <mais>' };
const pixelsOf = (png: Buffer) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });

test('draws a PNG of the size that a page says, its letters in ink on paper', async () => {
  const png = await drawPicture(picture);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  const { data } = await pixelsOf(png);
  const at = (x: number, y: number) => [...data.subarray((y * 1200 + x) * 3).subarray(0, 3)];
  expect(at(600, 180)).toEqual([0xfc, 0xfb, 0xf8]);
  expect(at(600, 620)).toEqual([0x22, 0x56, 0xc7]);
  expect(Array.from({ length: 300 }, (_, x) => at(72 + x, 280))).toContainEqual([0x1a, 0x1e, 0x29]);
  expect(await drawPicture(picture)).toEqual(png);
});

test('keeps the longest description that a note may have above the edge', async () => {
  const png = await drawPicture({ ...picture, description: 'Palavras '.repeat(23).slice(0, 200) });
  const margin = await sharp(png).extract({ left: 0, top: 585, width: 1200, height: 25 }).toBuffer();
  expect((await sharp(margin).stats()).channels.map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
});

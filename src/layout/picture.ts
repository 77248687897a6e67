import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import sharp, { type Create, type CreateText } from 'sharp';
import { drawIcon } from '../offline/icon.ts';

/** What is written on a picture. */
export interface Picture {
  siteName: string;
  title: string;
  description: string;
}

export const [width, height] = [1200, 630];
const left = 72;

/**
 * Draws the mark and the site's name at the top, below them the title, a marker's line under it, and the description.
 */
export async function drawPicture({ siteName, title, description }: Picture): Promise<Buffer> {
  const heading = await sharp({ text: write(title, 'Bold', 92, black) })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const underline = 278 + heading.info.height;
  return sharp({ create: paint(width, height, '#fcfbf8') })
    .composite([
      { input: await drawIcon(60, false), left: left - 2, top: 62 },
      { input: { text: write(siteName, 'Regular', 34, '#565d6d') }, left: left + 80, top: 78 },
      { input: heading.data, raw: heading.info, left, top: 242 },
      { input: { create: paint(140, 14, '#ffe98a') }, left, top: underline },
      { input: { text: write(description, 'Regular', 34, black) }, left, top: underline + 48 },
      { input: { create: paint(width, 18, '#2256c7') }, left: 0, top: height - 18 },
    ])
    .removeAlpha()
    .png()
    .toBuffer();
}

const black = '#1a1e29';
/** Throws for a file that is not there, which Pango would pass over in silence. */
const packages = createRequire(resolve('package.json'));

const paint = (width: number, height: number, background: string): Create => ({
  width,
  height,
  channels: 3,
  background,
});

/**
 * A text in lines no wider than the column. Its letters come from a package, so every machine draws the same ones;
 * Pango reads no WOFF.
 */
const write = (text: string, weight: 'Regular' | 'Bold', size: number, colour: string): CreateText => ({
  text: `<span foreground="${colour}">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</span>`,
  font: `Liberation Sans ${weight} ${size}`,
  fontfile: packages.resolve(`pdfjs-dist/standard_fonts/LiberationSans-${weight}.ttf`),
  width: width - 2 * left,
  spacing: 10,
  dpi: 72,
  rgba: true,
});

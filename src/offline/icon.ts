import sharp from 'sharp';
import { getLightColour } from '../styles/colours.ts';
import { printMark } from '../styles/mark.ts';

/** The site's mark as a PNG of that many pixels; a maskable one keeps to the middle, as systems cut its edges. */
export function drawIcon(size: number, maskable: boolean): Promise<Buffer> {
  const box = maskable ? '-8 -8 40 40' : '-1 -1 26 26';
  const ground = maskable ? `<path fill="${getLightColour('paper')}" d="M-8-8h40v40h-40z"/>` : '';
  const svg = printMark(`viewBox="${box}" width="${size}" height="${size}"`, ground);
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}

/** The icons of the web app manifest: name below /icons/, pixels, kind. */
export const icons = [
  { name: 'icon-180', size: 180, maskable: true },
  { name: 'icon-192', size: 192, maskable: false },
  { name: 'icon-512', size: 512, maskable: false },
  { name: 'maskable-512', size: 512, maskable: true },
] as const;

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import satori, { type SatoriOptions } from 'satori';
import sharp from 'sharp';
import { drawCard, type Card } from './card.ts';

const folder = 'node_modules/@fontsource/inter/files';
const cache = 'node_modules/.cache/caderno-k8s/cards';
// Level 9 takes twice the time of the whole picture and saves a fifth of its bytes, which only machines fetch.
const format = { compressionLevel: 6 };

/**
 * The PNG of a card: the same bytes from the same card and the same packages, as its letters come from a package and
 * not from the machine. `root` is the project's; a picture drawn before is taken from its node_modules/.cache.
 */
export async function drawPicture(card: Card, root: string): Promise<Buffer> {
  const box = drawCard(card);
  const kept = join(root, cache, `${keyOf(box, root)}.png`);
  if (existsSync(kept)) return readFileSync(kept);
  const svg = await satori(box as Parameters<typeof satori>[0], { width: 1200, height: 630, fonts: readFonts(root) });
  const png = await sharp(Buffer.from(svg)).removeAlpha().png(format).toBuffer();
  mkdirSync(join(root, cache), { recursive: true });
  writeFileSync(kept, png);
  return png;
}

let fonts: SatoriOptions['fonts'] | undefined;

function readFonts(root: string): SatoriOptions['fonts'] {
  const read = (weight: 400 | 700) => ({ name: 'Inter', weight, data: readFileSync(join(root, folder, `inter-latin-${weight}-normal.woff`)) });
  fonts ??= [read(400), read(700)];
  return fonts;
}

let packages: string | undefined;

function keyOf(box: object, root: string): string {
  packages ??= ['satori', 'sharp', '@fontsource/inter'].map((name) => readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).join();
  return createHash('sha256').update(packages).update(JSON.stringify({ format, box })).digest('hex');
}

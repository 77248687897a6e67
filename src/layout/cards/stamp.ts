import sharp from 'sharp';

/** A drawing of one colour: the pixels that it covers, and how much of each, from 1 to 15. */
export interface Stamp {
  xs: Uint8Array;
  ys: Uint8Array;
  covers: Uint8Array;
}

/** Drawings in a row of the sheet that they are drawn on together. */
const columns = 32;

/** Draws squares of SVG, each `size` pixels wide, which is at most 256, with one call: a call takes milliseconds, whatever is drawn. */
export async function drawStamps(drawings: readonly string[], size: number): Promise<Stamp[]> {
  const width = columns * size;
  const height = Math.ceil(drawings.length / columns) * size;
  const cells = drawings.map(
    (drawing, index) => `<svg ${place(index, size)} width="${size}" height="${size}">${drawing}</svg>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${cells.join('')}</svg>`;
  const alpha = await sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
  return drawings.map((_, index) => cut(alpha, width, index, size));
}

const columnOf = (index: number, size: number) => (index % columns) * size;
const rowOf = (index: number, size: number) => Math.floor(index / columns) * size;
const place = (index: number, size: number) => `x="${columnOf(index, size)}" y="${rowOf(index, size)}"`;

function cut(alpha: Uint8Array, width: number, index: number, size: number): Stamp {
  const xs: number[] = [];
  const ys: number[] = [];
  const covers: number[] = [];
  for (let y = 0; y < size; y += 1) {
    const from = (rowOf(index, size) + y) * width + columnOf(index, size);
    for (let x = 0; x < size; x += 1) {
      const cover = Math.round((alpha[from + x] ?? 0) / 17);
      if (cover === 0) continue;
      xs.push(x);
      ys.push(y);
      covers.push(cover);
    }
  }
  return { xs: Uint8Array.from(xs), ys: Uint8Array.from(ys), covers: Uint8Array.from(covers) };
}

/** How a line of text is set in a diagram; sizes in pixels of the drawing. */
export interface Type {
  size: number;
  leading: number;
  bold?: boolean;
  code?: boolean;
}

/**
 * Widths in hundredths of the type's size of DejaVu Sans, the widest face a reader's system is likely to set us in, as
 * Chromium measures it. Every other system face is narrower, so what fits by these numbers fits.
 */
const regular: [width: number, characters: string][] = [
  [29, "'ijlIJ"],
  [32, ' ,.'],
  [36, '/:;\\|-·f'],
  [41, '()[]t!rı'],
  [55, '"*_`sz?c'],
  [62, 'LFkvxyPTYaoe'],
  [64, 'ESbdghnpqu$0123456789{}'],
  [70, 'KAVBRXZC'],
  [79, 'UHNDG&OQ'],
  [86, 'wM#+<=>^~→←≥≤'],
  [100, 'm%W@—…'],
];
const bold: [width: number, characters: string][] = [
  [35, "'ijl "],
  [42, '/IJ\\|,.-·:;'],
  [49, 'f!()[]tr'],
  [52, '_`"*'],
  [60, 'szc?'],
  [65, 'Lvxy'],
  [72, 'EFTkaoehnu$0123456789SYbdgpq{}'],
  [77, 'CPZBAKRVX'],
  [85, 'UGDHNOQ#+<=>^~&→←≥≤'],
  [110, 'wmM%W@—…'],
];
const monospaced = 61;

const table = (rows: [number, string][]) =>
  new Map(rows.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)));
const widths = { regular: table(regular), bold: table(bold) };

/** The width in pixels that a text takes at most. */
export function widthOf(text: string, { size, bold: heavy, code }: Type): number {
  const known = heavy ? widths.bold : widths.regular;
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')];
  return (letters.reduce((sum, letter) => sum + (code ? monospaced : (known.get(letter) ?? 100)), 0) * size) / 100;
}

/**
 * The lines of a text in a room of that many pixels; broken between words, and after `/`, `-` and `.` of a long one.
 */
export function wrap(text: string, room: number, type: Type): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((word) => pieces(word, room, type))) {
    const glue = line && !word.joined ? ' ' : '';
    if (line && widthOf(line + glue + word.text, type) > room) {
      lines.push(line);
      line = word.text;
    } else line += glue + word.text;
  }
  return [...lines, line];
}

function pieces(word: string, room: number, type: Type): { text: string; joined: boolean }[] {
  if (widthOf(word, type) <= room) return [{ text: word, joined: false }];
  return word.split(/(?<=[/.=:-])/).map((text, index) => ({ text, joined: index > 0 }));
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';
import { unpackWoff } from './woff.ts';

/** How a line looks: its size in pixels, what is added to each letter's width in parts of that, and its colour. */
export interface Style {
  weight: 400 | 700;
  size: number;
  spacing: number;
  ink: 'grey' | 'black';
}

/** A letter and how far from its line's left its own origin stands, in pixels. */
export interface PlacedLetter {
  letter: string;
  x: number;
}

/** The letters of a line, one after the other. */
export function placeLetters(line: string, style: Style): PlacedLetter[] {
  let x = 0;
  return [...line].map((letter) => {
    const placed = { letter, x };
    x += advance(letter, style);
    return placed;
  });
}

/** The width of a line, in pixels. */
export const measure = (line: string, style: Style) =>
  [...line].reduce((sum, letter) => sum + advance(letter, style), 0);

/** The outline of a letter as SVG whose origin is the letter's own, its baseline at 0. */
export function outline(letter: string, { weight, size }: Style): string {
  const font = readFont(weight);
  const scale = size / font.unitsPerEm;
  return `<path transform="scale(${scale} ${-scale})" d="${glyphOf(letter, font).path.toSVG()}"/>`;
}

/** Does the font have that letter? */
export const hasLetter = (letter: string) => readFont(400).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);

function advance(letter: string, { weight, size, spacing }: Style): number {
  const font = readFont(weight);
  return size * (glyphOf(letter, font).advanceWidth / font.unitsPerEm + spacing);
}

const glyphOf = (letter: string, font: Font) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0);

const fonts = new Map<number, Font>();

/** The letters come from a package and not from the machine: every machine draws the same. */
function readFont(weight: Style['weight']): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const font = create(
    unpackWoff(
      readFileSync(createRequire(import.meta.url).resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
    ),
  );
  if (font.isCollection) throw new Error('Inter is one font, not a collection');
  fonts.set(weight, font);
  return font;
}

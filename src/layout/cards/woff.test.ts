import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';
import { expect, test } from 'vitest';
import { unpackWoff } from './woff.ts';

const woff = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource/inter/files/inter-latin-700-normal.woff'),
);
const outlinesOf = (font: ReturnType<typeof create>) =>
  [...'aÇg5·'].map((letter) => {
    const { advanceWidth, path } = (font as Font).glyphForCodePoint(letter.codePointAt(0) ?? 0);
    return [advanceWidth, path.toSVG()];
  });

test('gives the letters that a reader of WOFF finds in the same file', () => {
  const sfnt = unpackWoff(woff);
  expect(sfnt.readUInt32BE(0)).toBe(0x00010000);
  expect(outlinesOf(create(sfnt))).toEqual(outlinesOf(create(woff)));
});

import { expect, test } from 'vitest';
import { parseCbor } from './cbor.ts';

test('reads numbers, texts and lists of them', () => {
  expect(parseCbor(new Uint8Array([0x84, 0x01, 0x38, 0x18, 0x19, 0x03, 0xe8, 0x82, 0x62, 0x6e, 0x6f, 0x80]))).toEqual([
    1,
    -25,
    1000,
    ['no', []],
  ]);
});

test('reads accents', () => {
  expect(parseCbor(new Uint8Array([0x82, 0x64, 0x61, 0x6e, 0xc3, 0xb3, 0x61, 0x61]))).toEqual(['anó', 'a']);
});

test('refuses what Pagefind does not write', () => {
  expect(() => parseCbor(new Uint8Array([0xa0]))).toThrow('CBOR type 5');
});

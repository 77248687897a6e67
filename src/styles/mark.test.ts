import { expect, test } from 'vitest';
import { getLightColour } from './colours.ts';
import { printMark } from './mark.ts';

test('draws the mark in the colours of the tokens', () => {
  expect(printMark('viewBox="0 0 24 24"')).toMatch(/viewBox="0 0 24 24".* stroke="#2256c7".* fill="#ffffff"/);
});

test('gives no colour for a token that is not there, or has none', () => {
  expect(() => getLightColour('acent')).toThrow('src/styles/tokens.css has no --acent');
  expect(() => getLightColour('radius')).toThrow('no --radius of two colours');
});

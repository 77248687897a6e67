import { expect, test } from 'vitest';
import { printAge, printHuman } from './age.ts';

test.each([
  [0, '0s'],
  [119, '119s'],
  [120, '2m'],
  [135, '2m15s'],
  [600, '10m'],
  [10_799, '179m'],
  [10_800, '3h'],
  [12_000, '3h20m'],
  [28_800, '8h'],
  [172_800, '2d'],
  [180_000, '2d2h'],
  [86_400 * 8, '8d'],
  [86_400 * 365 * 2, '2y'],
])('prints %d seconds as %s', (seconds, text) => {
  expect(printHuman(seconds * 1000)).toBe(text);
});

test('does not know the age of what has no time', () => {
  expect(printAge(undefined, new Date())).toBe('<unknown>');
});

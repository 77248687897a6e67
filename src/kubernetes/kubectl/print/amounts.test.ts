import { expect, test } from 'vitest';
import { printAge, printHuman } from './age.ts';
import { parseQuantity, printSum } from './quantity.ts';

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

test.each([
  [['100m', '1'], '1100m'],
  [['500m', '500m'], '1'],
  [['70Mi', '70Mi', '100Mi'], '240Mi'],
  [['512Mi', '512Mi'], '1Gi'],
  [['0', '50Mi'], '50Mi'],
  [['1k'], '1k'],
  [[], '0'],
])('adds %j to %s', (texts, sum) => {
  expect(printSum(texts)).toBe(sum);
});

test('reads quantities', () => {
  expect(['100m', '64Ki', '1G', '2e3', 'x', undefined].map(parseQuantity)).toEqual([0.1, 65_536, 1e9, 2000, 0, 0]);
});

import { expect, test } from 'vitest';
import { printSum } from './quantities.ts';

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

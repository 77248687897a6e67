import { expect, test } from 'vitest';
import { parallel } from './parallel.ts';

test('works on no more at once than it may, gives the results in order, and ends when one fails', async () => {
  let [now, most] = [0, 0];
  const work = async (item: number) => {
    most = Math.max(most, ++now);
    await new Promise((done) => setTimeout(done, 5 - item));
    now -= 1;
    return item * 2;
  };
  expect(await parallel(2, [1, 2, 3, 4], work)).toEqual([2, 4, 6, 8]);
  expect(most).toBe(2);
  await expect(parallel(2, [1, 2, 3], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

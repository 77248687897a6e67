import { afterEach, expect, test, vi } from 'vitest';
import { giveWay, settle } from './clock.ts';

let now = 0;
vi.spyOn(performance, 'now').mockImplementation(() => now);
afterEach(settle);

test('lets the engine go on while its turn lasts', () => {
  expect(giveWay()).toBeUndefined();
  now += 10;
  expect(giveWay()).toBeUndefined();
});

test('then has each wait for a turn of its own, and lets what came last go on first', async () => {
  const order: string[] = [];
  expect(giveWay()).toBeUndefined();
  now += 20;
  const waits = ['first', 'second', 'last'].map((name) => giveWay()?.then(() => order.push(name)));
  expect(waits).not.toContain(undefined);
  await settle();
  expect(order.length).toBeLessThan(3);
  await Promise.all(waits);
  expect(order).toEqual(['last', 'second', 'first']);
});

test('gives turns anew once others have had theirs', async () => {
  await settle();
  now += 100;
  expect(giveWay()).toBeUndefined();
});

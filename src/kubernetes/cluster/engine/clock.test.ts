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

test('then has each wait for its own turn, and lets go on by turns what came last and what came first', async () => {
  const order: string[] = [];
  expect(giveWay()).toBeUndefined();
  now += 20;
  const waits = ['first', 'second', 'third', 'last'].map((name) => giveWay()?.then(() => order.push(name)));
  expect(waits).not.toContain(undefined);
  await settle();
  expect(order.length).toBeLessThan(4);
  await Promise.all(waits);
  expect(order).toEqual(['last', 'first', 'third', 'second']);
});

test('lets nobody wait for as long as another keeps coming', async () => {
  const wait = () => {
    const waits = giveWay();
    now += 20;
    return waits ?? giveWay();
  };
  let ended = false;
  const patient = wait()?.then(() => (ended = true));
  let turns = 0;
  for (; !ended && turns < 100; turns += 1) await wait();
  expect(turns).toBeLessThan(5);
  await patient;
});

test('gives turns anew once others have had theirs', async () => {
  await settle();
  now += 100;
  expect(giveWay()).toBeUndefined();
});

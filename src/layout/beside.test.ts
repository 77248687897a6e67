import { expect, test } from 'vitest';
import { listBeside } from './beside.ts';

const topics = ['workloads', 'services'] as const;
const make = (each: number) =>
  topics.flatMap((topic) =>
    ['', ...Array.from({ length: each }, (_, index) => `n${index}`)].map((slug) => ({
      topic,
      slug,
      path: `/${topic}/${slug && `${slug}/`}`,
    })),
  );

test('lists every note of a notebook that a reader can overlook', () => {
  expect(listBeside(make(70), '/services/n3/')).toHaveLength(140);
});

test('lists the nearest notes of the same topic in a large notebook', () => {
  const middle = listBeside(make(1000), '/services/n500/').map(({ path }) => path);
  expect(middle).toHaveLength(40);
  expect(middle).toContain('/services/n500/');
  expect(new Set(middle.map((path) => path.split('/')[1]))).toEqual(new Set(['services']));
});

test('is full at both ends of a topic, and empty where there is none', () => {
  for (const path of ['/services/', '/services/n0/', '/services/n999/'])
    expect(listBeside(make(1000), path)).toHaveLength(40);
  expect(listBeside(make(1000), '/commands/')).toEqual([]);
});

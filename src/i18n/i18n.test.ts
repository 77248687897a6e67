import { expect, test } from 'vitest';
import { count, fill, getTexts, languages } from './index.ts';

test('fills names and leaves unknown ones as they are', () => {
  expect(fill('{n} de {total}', { n: 2 })).toBe('2 de {total}');
  expect(count({ one: '1 comando', other: '{n} comandos' }, 1)).toBe('1 comando');
  expect(count({ one: '1 comando', other: '{n} comandos' }, 0)).toBe('0 comandos');
});

test('has the same places to fill in every language', () => {
  const places = (value: unknown): string =>
    JSON.stringify(value, (_, v: unknown) =>
      typeof v === 'string'
        ? [...v.matchAll(/\{(\w+)\}/g)]
            .map(([, name]) => name)
            .sort()
            .join()
        : v,
    );
  for (const language of languages) {
    const { noTwin, ...texts } = getTexts(language);
    const { noTwin: _, ...original } = getTexts('pt-br');
    expect(places(texts)).toBe(places(original));
  }
});

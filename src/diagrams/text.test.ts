import { expect, test } from 'vitest';
import { widthOf, wrap } from './text.ts';

const type = { size: 10, leading: 12 };

test('breaks a text between words', () => {
  expect(wrap('leva o estado atual', 60, type)).toEqual(['leva o', 'estado', 'atual']);
});

test('breaks a long name after a slash, a hyphen or a full stop', () => {
  expect(wrap('app.localhost/catalogo', 80, type)).toEqual(['app.localhost/', 'catalogo']);
});

test('takes an accented letter for as wide as the plain one, and an unknown one for the widest', () => {
  expect(widthOf('nó', type)).toBe(widthOf('no', type));
  expect(widthOf('好', type)).toBe(10);
});

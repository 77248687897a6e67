import { expect, test } from 'vitest';
import { printYaml } from './yaml.ts';

test('sorts keys and does not indent lists', () => {
  expect(printYaml({ b: [{ d: 1, c: 'x' }, 'y'], a: {} })).toBe('a: {}\nb:\n- c: x\n  d: 1\n- "y"\n');
});

test('orders digits by their number and letters after other signs', () => {
  expect(printYaml({ a10: 1, a2: 1, 'a-b': 1, ab: 1 })).toBe('a-b: 1\na2: 1\na10: 1\nab: 1\n');
});

test.each([
  ['80', '"80"'],
  ['0x1F', '"0x1F"'],
  ['1e3', '"1e3"'],
  ['true', '"true"'],
  ['no', '"no"'],
  ['null', '"null"'],
  ['', '""'],
  ['2026-11-22T10:00:00Z', '"2026-11-22T10:00:00Z"'],
  ['12:30:45', '"12:30:45"'],
  ['1.2.3', '1.2.3'],
  ['10.96.0.1', '10.96.0.1'],
  ['a: b', "'a: b'"],
  ['a:b', 'a:b'],
  ['#x', "'#x'"],
  ['a #b', "'a #b'"],
  ["it's: so", "'it''s: so'"],
  ['- x', "'- x'"],
  ['-x', '-x'],
  ['*', "'*'"],
  ['a\tb', '"a\\tb"'],
  [' a', "' a'"],
  ['olá 😀', '"olá \\U0001F600"'],
])('prints the text %j as %s', (text, printed) => {
  expect(printYaml({ a: text })).toBe(`a: ${printed}\n`);
});

test('prints lines as a literal block that says how it ends', () => {
  expect(printYaml({ a: 'x\ny\n' })).toBe('a: |\n  x\n  y\n');
  expect(printYaml({ a: 'x\n\ny' })).toBe('a: |-\n  x\n\n  y\n');
  expect(printYaml({ a: 'x\n\n' })).toBe('a: |+\n  x\n\n');
  expect(printYaml({ a: ' x\ny' })).toBe('a: |2-\n   x\n  y\n');
});

test('folds a long text at the first space after column 80', () => {
  const words = Array.from({ length: 20 }, () => 'abcdefg').join(' ');
  expect(printYaml({ message: words })).toBe(`message: ${words.slice(0, 79)}\n  ${words.slice(80)}\n`);
});

import { expect, test } from 'vitest';
import { toOutputText } from './output-text.ts';

const lines = (n: number) => Array.from({ length: n }, (_, at) => `line ${at + 1}\n`).join('');

test('shows a warning before the answer, and an error after it', () => {
  expect(toOutputText({ stdout: 'created\n', stderr: 'Warning: old\nerror: none\n' }).parts).toEqual([
    { text: 'Warning: old', error: true },
    { text: 'created', error: false },
    { text: 'error: none', error: true },
  ]);
});

test('shows 40 lines, and of more the first 30', () => {
  expect(toOutputText({ stdout: lines(40), stderr: '' })).toMatchObject({ more: 0 });
  const { parts, more } = toOutputText({ stdout: lines(71), stderr: '' });
  expect(more).toBe(41);
  expect(parts[0]?.text.split('\n')).toHaveLength(30);
});

test('cuts a line of more than 400 characters', () => {
  const [part] = toOutputText({ stdout: `${'x'.repeat(401)}\n${'y'.repeat(400)}\n`, stderr: '' }).parts;
  expect(part?.text).toBe(`${'x'.repeat(400)}…\n${'y'.repeat(400)}`);
});

test('keeps the blanks at the beginning of an output, and shows nothing of an empty one', () => {
  expect(toOutputText({ stdout: '  a\n', stderr: '' }).parts).toEqual([{ text: '  a', error: false }]);
  expect(toOutputText({ stdout: '\n', stderr: '' })).toEqual({ parts: [], more: 0 });
});

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

test('shows 30 lines, and of more the first, the last and those that the note speaks of', () => {
  expect(toOutputText({ stdout: lines(30), stderr: '' })).toMatchObject({ more: 0 });
  const { parts, more } = toOutputText({ stdout: lines(71), stderr: '' }, [
    { what: 'line', text: 'line 40', times: 1 },
  ]);
  expect(parts[0]?.text.split('\n')).toEqual([
    ...lines(8).trimEnd().split('\n'),
    '…',
    'line 40',
    '…',
    ...lines(71).trimEnd().split('\n').slice(-10),
  ]);
  expect(more).toBe(52);
});

test('cuts the middle out of a line of more than 300 characters', () => {
  const [part] = toOutputText({ stdout: `${'x'.repeat(300)}z\n${'y'.repeat(300)}\n`, stderr: '' }).parts;
  expect(part?.text).toBe(`${'x'.repeat(180)}…${'x'.repeat(119)}z\n${'y'.repeat(300)}`);
});

test('keeps the blanks at the beginning of an output, and shows nothing of an empty one', () => {
  expect(toOutputText({ stdout: '  a\n', stderr: '' }).parts).toEqual([{ text: '  a', error: false }]);
  expect(toOutputText({ stdout: '\n', stderr: '' })).toEqual({ parts: [], more: 0 });
});

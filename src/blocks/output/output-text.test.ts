import { expect, test } from 'vitest';
import { toOutputText } from './output-text.ts';

const lines = (n: number) => Array.from({ length: n }, (_, at) => `line ${at + 1}\n`).join('');

test('shows a warning before the answer, and an error after it', () => {
  expect(toOutputText({ stdout: 'created\n', stderr: 'Warning: old\nerror: none\n' }).first).toEqual([
    { text: 'Warning: old\n', error: true },
    { text: 'created\n', error: false },
    { text: 'error: none', error: true },
  ]);
});

test('shows six lines at once, and of more the first five', () => {
  expect(toOutputText({ stdout: lines(6), stderr: '' })).toEqual({
    first: [{ text: lines(6).trimEnd(), error: false }],
    rest: [],
    lines: 6,
    all: 6,
  });
  expect(toOutputText({ stdout: lines(7), stderr: 'error: none' })).toEqual({
    first: [{ text: lines(5).trimEnd(), error: false }],
    rest: [
      { text: 'line 6\nline 7\n', error: false },
      { text: 'error: none', error: true },
    ],
    lines: 8,
    all: 8,
  });
});

test('keeps 30 lines, and of more the first, the last and those that the note speaks of', () => {
  expect(toOutputText({ stdout: lines(30), stderr: '' })).toMatchObject({ lines: 30, all: 30 });
  const text = toOutputText({ stdout: lines(71), stderr: '' }, [{ what: 'line', text: 'line 40', times: 1 }]);
  expect(`${text.first[0]?.text}\n${text.rest[0]?.text}`.split('\n')).toEqual([
    ...lines(8).trimEnd().split('\n'),
    '…',
    'line 40',
    '…',
    ...lines(71).trimEnd().split('\n').slice(-10),
  ]);
  expect(text).toMatchObject({ lines: 19, all: 71 });
});

test('cuts the middle out of a line of more than 300 characters', () => {
  const [part] = toOutputText({ stdout: `${'x'.repeat(300)}z\n${'y'.repeat(300)}\n`, stderr: '' }).first;
  expect(part?.text).toBe(`${'x'.repeat(180)}…${'x'.repeat(119)}z\n${'y'.repeat(300)}`);
});

test('keeps the blanks at the beginning of an output, and shows nothing of an empty one', () => {
  expect(toOutputText({ stdout: '  a\n', stderr: '' }).first).toEqual([{ text: '  a', error: false }]);
  expect(toOutputText({ stdout: '\n', stderr: '' })).toMatchObject({ first: [], rest: [], all: 0 });
});

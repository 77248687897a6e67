import { expect, test } from 'vitest';
import { alignTabs, describeLayout, TabWriter } from './tabwriter.ts';

test('makes columns at least six wide, three apart', () => {
  expect(new TabWriter().align('A\tBB\nlonger\tx\n')).toBe('A        BB\nlonger   x\n');
});

test('keeps the widths of earlier rows, as a watch needs', () => {
  const writer = new TabWriter();
  writer.align('a-long-name\tx\n');
  expect(writer.align('b\ty\n')).toBe('b             y\n');
});

test('ends a column where a line lacks it', () => {
  expect(alignTabs('Name:\tx\nVolumes:\n  a-very-long-name:\ty\nQoS:\tz\n', describeLayout)).toBe(
    'Name:  x\nVolumes:\n  a-very-long-name:  y\nQoS:                 z\n',
  );
});

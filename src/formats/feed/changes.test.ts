import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { listChanges } from './changes.ts';

const content = readContent(process.cwd());
const [first, second] = content.notes.filter(({ language }) => language === 'en');
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

test('lists every note and every correction in reading order where there is no history', () => {
  const changes = listChanges(content, 'en', { ages: new Map(), statementLines: [] });
  expect(changes).toHaveLength(content.notes.length / 2 + content.statements.length);
  expect(changes[0]).toMatchObject({ kind: 'new', title: first?.data?.title, date: undefined });
});

test('puts the last change first and tells a new note from a changed one', () => {
  const ages = new Map([
    [first?.file ?? '', { since: day(1), changed: day(1) }],
    [second?.file ?? '', { since: day(1), changed: day(3) }],
  ]);
  const [newest, older] = listChanges(content, 'en', { ages, statementLines: [] });
  expect(newest).toMatchObject({ kind: 'changed', title: second?.data?.title, date: day(3) });
  expect(older).toMatchObject({ kind: 'new', title: first?.data?.title, date: day(1) });
});

test('dates a correction by the last change of any of its own lines', () => {
  const statement = content.statements[1];
  const lines = Array.from({ length: 100 }, (_, index) => day(index + 1 === (statement?.source.line ?? 0) + 2 ? 9 : 2));
  const [newest] = listChanges(content, 'pt-br', { ages: new Map(), statementLines: lines });
  expect(newest).toMatchObject({ kind: 'statement', path: `/what-changed/#${statement?.id}`, date: day(9) });
});

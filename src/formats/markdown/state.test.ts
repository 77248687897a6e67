import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { printEnd, printStart } from './state.ts';

const content = readContent('.');
const [first] = content.notes;
if (!first?.data) throw new Error('There is no note');
const [cluster, web] = ['cluster', 'servidor-web'].map((id) => content.states.find((state) => state.id === id));
const note = (data: object) => ({
  ...first,
  language: 'en' as const,
  data: { ...first.data, begins: [], leaves: [], cleans: [], ...data } as NonNullable<typeof first.data>,
});

test('says what a note begins from and leaves, by its names in the language of the note', () => {
  expect(printStart(note({ begins: ['cluster', 'servidor-web'] }), content)).toMatch(
    new RegExp(`^\\*\\*Before:\\*\\* ${cluster?.name.en}; ${web?.name.en}\\.`),
  );
  expect(printEnd(note({ leaves: ['cluster'] }), content)).toMatch(
    new RegExp(`^\\*\\*For the next note:\\*\\* ${cluster?.name.en}\\.`),
  );
});

test('prints what makes it, and what takes the rest away, as fences', () => {
  const own = content.notes.find(
    ({ language, data }) =>
      language === 'en' && data?.begins.includes('servidor-web') && data.cleans.includes('delete-deployment'),
  );
  if (!own) throw new Error('No note begins from the Deployment and deletes it');
  expect(printStart(own, content)).toContain('```sh\nkubectl create deployment servidor-web');
  expect(printEnd(own, content)).toMatch(
    /Delete the rest:\n\n```sh\n[^`]*kubectl delete deploy[a-z]* servidor-web\n[^`]*```$/,
  );
});

test('prints nothing of a note that has no state', () => {
  const none = content.notes.find(
    ({ data, commands }) => data?.begins.length === 0 && data.leaves.length === 0 && commands.length === 0,
  );
  if (!none) throw new Error('Every note has a state');
  expect(printStart(none, content)).toBe('');
  expect(printEnd(none, content)).toBe('');
});

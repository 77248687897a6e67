import { expect, test } from 'vitest';
import { findSection } from './excerpt.ts';

const fragment = {
  url: 'a/',
  content:
    'Deployment. Um Deployment cuida dos Pods. Escalar. O jeito direto de escalar é o comando scale. Voltar. Use undo.',
  meta: { title: 'Deployment' },
  filters: {},
  anchors: [
    { element: 'h2', id: 'scale', text: 'Escalar.', location: 6 },
    { element: 'figure', id: 'cmd-scale', text: '', location: 12 },
    { element: 'h2', id: 'undo', text: 'Voltar.', location: 15 },
  ],
};

test('finds the section whose heading and text say what was looked for', () => {
  expect(findSection(fragment, ['escalar'])).toMatchObject({
    id: 'scale',
    title: 'Escalar.',
    excerpt: expect.stringContaining('jeito direto de escalar') as string,
  });
});

test('leads to the top of a note that is called so', () => {
  expect(findSection(fragment, ['deployment'])).toMatchObject({
    id: '',
    excerpt: expect.stringMatching(/^Um Deployment cuida/) as string,
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parseTags } from '../src/check/site/tags.ts';
import { pathOf } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { folderOf } from '../src/i18n/languages.ts';
import { leftOut } from '../src/search/left-out.ts';

const notes = readContent(process.cwd()).notes;
const readPage = (path: string) => readFileSync(`dist/${path}index.html`, 'utf8');
const pages = notes.map((note) => readPage(`${folderOf(note.language)}${pathOf(note).slice(1)}`));

test('still has on its pages each part that the index leaves out', () => {
  const tags = pages.flatMap((page) => [...parseTags(page, /./)]);
  for (const selector of [...leftOut, 'span.definition']) {
    const [name, className = ''] = selector.split('.');
    const isPart = (classes = '') => className === '' || classes.split(' ').includes(className);
    expect(
      tags.some((tag) => tag.name === name && isPart(tag.attributes.get('class'))),
      selector,
    ).toBe(true);
  }
});

test('sends readers no mark of the search', () => {
  expect(pages.filter((page) => page.includes('data-pagefind'))).toEqual([]);
});

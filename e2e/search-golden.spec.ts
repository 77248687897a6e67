import { pathToFileURL } from 'node:url';
import { test as files } from '@playwright/test';
import { readContent } from '../src/content/read.ts';
import { openBuilt } from '../src/search/built-search.ts';
import { printScore, score } from '../src/search/golden.ts';
import { expect, test } from './test.ts';

const { searches } = readContent(process.cwd());

files(
  'answers 95 % of what people type with the right thing first, and all of it with the right thing in the first three',
  async () => {
    expect(searches.length).toBeGreaterThanOrEqual(120);
    const scored = await score(searches, openBuilt(pathToFileURL('dist/')).find);
    const share = (most: number) => scored.filter(({ place }) => place <= most).length / scored.length;
    expect(share(1), printScore(scored)).toBeGreaterThanOrEqual(0.95);
    expect(share(3), printScore(scored)).toBe(1);
  },
);

test('shows in the dialog what the list was scored by', async ({ page, root }) => {
  const some = searches.filter(
    ({ wanted, language }, index) => wanted.length > 0 && language === 'pt-br' && index % 16 === 0,
  );
  const { find } = openBuilt(pathToFileURL('dist/'));
  const toAddress = (url: string) => new URL(url, root).href;
  await page.goto(root);
  await page.keyboard.press('/');
  for (const { query } of some) {
    const [first] = await find('pt-br', query);
    await page.getByRole('searchbox').fill(query);
    // A note's section is named once its text is there.
    await expect
      .poll(async () =>
        toAddress((await page.locator('.search-results a').first().getAttribute('href')) ?? '')
          .replace(/\?[^#]*/, '')
          .replace(/#(?!cmd-|manifest-).*/, ''),
      )
      .toBe(toAddress(first?.url ?? ''));
  }
});

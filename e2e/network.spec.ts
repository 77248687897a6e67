import type { Route } from '@playwright/test';
import { getTexts } from '../src/i18n/index.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');

/** What a network may do to a file; `html` is what a captive portal or a wrong host gives for everything. */
const faults: Record<string, (route: Route) => Promise<void>> = {
  'is not there': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>404</h1>' }),
  'is HTML': (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><h1>Login</h1>' }),
  'ends too early': async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
  },
  'is empty': (route) => route.fulfill({ status: 200, body: '' }),
  'never arrives': (route) => route.abort('connectionreset'),
};

/** The files without which there is no search, and one without which there is. */
const parts: [name: string, files: string, needed: boolean][] = [
  ['the list of the index', '**/pagefind/*/index.pf_meta*', true],
  ['the list of commands and manifests', '**/pagefind/*/cards.json*', true],
  ['a list of words', '**/pagefind/*/words.json*', false],
];

test.use({ expected: /./ });
test.describe.configure({ timeout: 60_000 });

for (const [name, files, needed] of parts)
  for (const [fault, answer] of Object.entries(faults)) {
    const searches = needed ? 'says so and searches on the next try' : 'searches all the same';
    test(`keeps the reading whole, and ${searches}, when ${name} ${fault}`, async ({ page, root }) => {
      let broken = true;
      await page.route(files, (route) => (broken ? answer(route) : route.continue()));
      await page.goto(`${root}services/service/`);
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill('escalar');
      if (needed) {
        await expect(page.locator('.search-status')).toContainText(pt.search.failed, { timeout: 15_000 });
        broken = false;
        await page.getByRole('button', { name: pt.search.retry }).click();
      }
      await expect(page.locator('.search-results li').first()).toBeVisible({ timeout: 15_000 });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }

test('says that it is loading while the network is slow, and answers in the end', async ({ page, root }) => {
  let send = () => {};
  const held = new Promise<void>((resolve) => (send = resolve));
  await page.route('**/pagefind/*/cards.json*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(root);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('escalar');
  await expect(page.locator('.search-status')).toContainText(pt.search.loading);
  send();
  await expect(page.locator('.search-results li').first()).toBeVisible({ timeout: 15_000 });
});

import type { Page } from '@playwright/test';
import { getTexts } from '../src/i18n/index.ts';
import { spoilers } from './storage.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');
const en = getTexts('en');
test.use({ viewport: { width: 1440, height: 900 } });

const inSidebar = (page: Page, name: string) =>
  page.getByRole('navigation', { name: pt.topicsNavigation }).getByRole('link', { name, exact: true });
const resume = (page: Page) => page.locator('.resume');

async function readToItsEnd(page: Page, address: string) {
  await page.goto(address);
  await page.locator('.pager').scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('reading'))).toContain('read');
}

for (const site of ['root', 'based'] as const)
  test(`marks a note whose end was seen, in every list and both languages, ${site}`, async ({ page, root, based }) => {
    const home = { root, based }[site];
    await page.goto(`${home}services/service/`);
    await page.goto(`${home}services/`);
    await expect(inSidebar(page, 'Service')).toBeVisible();
    await readToItsEnd(page, `${home}services/service/`);
    await page.goto(`${home}services/`);
    await expect(inSidebar(page, `Service${pt.reading.read}`)).toBeVisible();
    await expect(page.locator('.siblings').getByRole('link', { name: `Service${pt.reading.read}` })).toBeVisible();
    await page.goto(`${home}en/`);
    await expect(page.locator('.cards').getByRole('link', { name: `Service${en.reading.read}` })).toBeVisible();
  });

test('leads from the home to the section in which the last note was left, and moves nothing', async ({
  page,
  root,
}) => {
  await page.goto(root);
  await expect(resume(page)).toBeHidden();
  await page.goto(`${root}workloads/labels-and-selectors/`);
  const link = page.getByRole('navigation', { name: pt.onThisPage }).getByRole('link').nth(1);
  const section = (await link.textContent()) ?? '';
  await link.click();
  await expect(page).toHaveURL(/#/);
  const left = page.url();
  await page.addInitScript(() =>
    new PerformanceObserver((list) => Object.assign(window, { shifts: list.getEntries().length })).observe({
      type: 'layout-shift',
      buffered: true,
    }),
  );
  await page.goto(root);
  const back = resume(page).getByRole('link');
  await expect(back).toContainText(section);
  const box = await resume(page).boundingBox();
  expect(box && box.y + box.height).toBeLessThanOrEqual((await page.locator('h1').boundingBox())?.y ?? 0);
  expect(await page.evaluate(() => (window as unknown as { shifts?: number }).shifts)).toBeUndefined();
  await back.click();
  await expect(page).toHaveURL(left);
});

test('forgets what was read when asked to, and puts the focus on the search', async ({ page, root }) => {
  await readToItsEnd(page, `${root}services/service/`);
  await page.goto(root);
  await page.getByRole('button', { name: pt.reading.forgetAll }).press('Enter');
  await expect(resume(page)).toBeHidden();
  await expect(page.locator('.hero .search-button')).toBeFocused();
  await expect(page.locator('.read')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('h1')).toHaveText(pt.home.title);
  await expect(resume(page)).toBeHidden();
});

for (const [what, spoil] of spoilers)
  test(`marks nothing and reads on where storage is ${what}`, async ({ page, root }) => {
    await page.addInitScript(spoil, 'localStorage');
    await page.goto(`${root}services/service/`);
    await page.locator('.pager [rel=next]').click();
    await expect(page.locator('h1')).toHaveText('ClusterIP');
    await page.goto(root);
    await expect(page.locator('.hero .search-button')).toBeVisible();
    await expect(resume(page)).toBeHidden();
    await expect(page.locator('.read')).toHaveCount(0);
  });

test('takes broken data on the device for none', async ({ page, root }) => {
  await page.addInitScript(() => localStorage.setItem('reading', '{"read":7'));
  await page.goto(`${root}services/service/`);
  await expect(page.locator('h1')).toHaveText('Service');
});

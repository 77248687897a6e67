import type { Page } from '@playwright/test';
import config from '../playwright.config.ts';
import { getTexts } from '../src/i18n/index.ts';
import { ask, expect, test } from './test.ts';

const pt = getTexts('pt-br');
const scale = '#cmd-scale-deployment';

// Playwright's browser keeps no page in its history, as those of readers do.
test.use({
  launchOptions: { ...config.use?.launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
});

/** Goes to another note by its link; the page that is left can tell later that it was not loaded anew. */
async function leaveFor(page: Page, name: string) {
  await page.evaluate(() => Object.assign(window, { left: true }));
  await page.getByRole('navigation', { name: pt.topicsNavigation }).getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

async function comeBack(page: Page) {
  await page.goBack();
  expect(await page.evaluate(() => 'left' in window)).toBe(true);
}

const name = (page: Page) => page.getByRole('complementary').getByLabel(pt.values.name, { exact: true });
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('comes back out of the history with the theme and the values of the page between', async ({ page, root }) => {
  await page.goto(`${root}workloads/scale-and-update/`);
  await leaveFor(page, 'Deployment');
  await page.getByRole('button', { name: pt.theme.system }).click();
  await page.getByRole('button', { name: pt.theme.light }).click();
  await name(page).fill('minha-api');
  await comeBack(page);
  await expect(page.getByRole('button', { name: pt.theme.dark })).toBeVisible();
  expect(await ground(page)).toBe('rgb(17, 20, 27)');
  await expect(name(page)).toHaveValue('minha-api');
  await expect(page.locator(`${scale} > .text`)).toHaveText('kubectl scale deployment minha-api --replicas 5');
  // And once more, where the panel is at work already.
  await leaveFor(page, 'Pod');
  await name(page).fill('outra');
  await comeBack(page);
  await expect(page.locator(`${scale} > .text`)).toHaveText('kubectl scale deployment outra --replicas 5');
});

test('takes theme, values and reading marks of another tab at once', async ({ page, context, root }) => {
  await page.goto(`${root}workloads/scale-and-update/`);
  const other = await context.newPage();
  await other.goto(`${root}workloads/deployment/`);
  await other.getByRole('button', { name: pt.theme.system }).click();
  await other.getByRole('button', { name: pt.theme.light }).click();
  await name(other).fill('minha-api');
  await other.locator('.pager').scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: pt.theme.dark })).toBeVisible();
  expect(await ground(page)).toBe('rgb(17, 20, 27)');
  await expect(page.locator(`${scale} > .text`)).toHaveText('kubectl scale deployment minha-api --replicas 5');
  await expect(page.locator('.sidebar').getByRole('link', { name: `Deployment${pt.reading.read}` })).toBeVisible();
});

test('comes back from a result to the results, as they were left', async ({ page, root }) => {
  await page.goto(`${root}workloads/pod/`);
  await ask(page, 'kubelet');
  await page.evaluate(() => Object.assign(window, { left: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('kubelet');
  await comeBack(page);
  await expect(page.getByRole('searchbox')).toHaveValue('kubelet');
  await expect(page.locator('.search-results li').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${root}workloads/pod/`);
});

test('marks the section that is read again after the way there and back', async ({ page, root }) => {
  await page.goto(`${root}control-plane/etcd/`);
  const links = page.locator('.toc:not(.folded) a');
  await links.nth(2).click();
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'location');
  await links.nth(0).click();
  await expect(links.nth(0)).toHaveAttribute('aria-current', 'location');
  await page.goBack();
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'location');
  await leaveFor(page, 'Scheduler');
  await comeBack(page);
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'location');
});

import { getTexts } from '../src/i18n/index.ts';
import { spoilers } from './storage.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');
const place = (page: import('@playwright/test').Page) =>
  page.locator('.sidebar').evaluate((sidebar) => sidebar.scrollTop);
test.use({ viewport: { width: 1440, height: 600 } });

test('keeps the scroll place of the sidebar from note to note', async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  const link = page.locator('.sidebar').getByRole('link', { name: 'ClusterIP' });
  await link.hover();
  const before = await place(page);
  expect(before).toBeGreaterThan(0);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ClusterIP');
  await expect.poll(() => place(page)).toBe(before);
});

test('shows the current note in the sidebar where the kept place would hide it', async ({ page, root }) => {
  await page.goto(`${root}operators/keda/`);
  await expect(page.locator('.sidebar [aria-current=page]')).toBeInViewport();
  await page.goto(`${root}overview/cluster-map/`);
  await expect(page.locator('.sidebar [aria-current=page]')).toBeInViewport();
});

/** Walks through three notes by their links, the window resized on the way, and tells for each whether it faded in. */
async function walk(page: import('@playwright/test').Page, root: string) {
  await page.addInitScript(() =>
    addEventListener('pagereveal', (event) =>
      Object.assign(window, { faded: (event as Event & { viewTransition: unknown }).viewTransition !== null }),
    ),
  );
  await page.goto(`${root}services/service/`);
  const faded: unknown[] = [];
  for (const [note, width] of [
    ['ClusterIP', 1000],
    ['NodePort', 1200],
    ['LoadBalancer', 1440],
  ] as const) {
    await page.locator('.pager [rel=next]').click();
    await page.setViewportSize({ width, height: 600 });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(note);
    faded.push(await page.evaluate(() => (window as unknown as { faded: boolean }).faded));
  }
  return faded;
}

test('fades from note to note, and reports no error where the window is resized meanwhile', async ({ page, root }) => {
  expect(await walk(page, root)).toContain(true);
});

test('fades nothing for a reader who wants little motion', async ({ page, root }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await walk(page, root)).toEqual([false, false, false]);
});

for (const [what, spoil] of spoilers)
  test(`reads on where storage is ${what}`, async ({ page, root }) => {
    await page.addInitScript(spoil, 'sessionStorage');
    await page.goto(`${root}operators/keda/`);
    await page.locator('.sidebar').getByRole('link', { name: 'Operators' }).last().click();
    await expect(page.locator('.sidebar [aria-current=page]')).toBeInViewport();
    await page.getByRole('button', { name: pt.theme.system }).click();
    await expect(page.getByRole('button', { name: pt.theme.light })).toBeVisible();
  });

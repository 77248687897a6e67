import type { Locator, Page } from '@playwright/test';
import { ended, input, lab, log, ready } from './lab.ts';
import { expect, test } from './test.ts';

/** The part of an element that is in sight, in pixels of height. */
const seen = (found: Locator) =>
  found.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return Math.min(bottom, innerHeight) - Math.max(top, 0);
  });

/** The controls of the terminal that are smaller than a finger or a trembling hand needs. */
const small = (page: Page) =>
  page
    .locator('.terminal :is(button, textarea):visible, .lab-dock .bar :is(a, button):visible')
    .evaluateAll((nodes) =>
      nodes.filter((node) => node.getBoundingClientRect().height < 24).map((node) => node.outerHTML),
    );

test.describe('at 400 % of 1280 by 1024', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("shows what is typed and answered, in a note and on the lab's page", async ({ page, root }) => {
    await page.goto(`${root}workloads/deployment/`);
    await page.locator('run-button button').first().click();
    await expect(ended(page).last()).toBeAttached({ timeout: 60_000 });
    expect(await seen(log(page))).toBeGreaterThan(90);
    expect(await seen(input(page))).toBeGreaterThanOrEqual(24);
    expect(await small(page)).toEqual([]);
    await page.goto(`${root}lab/`);
    await ready(page);
    await input(page).scrollIntoViewIfNeeded();
    expect(await seen(log(page))).toBeGreaterThan(60);
    expect(await seen(input(page))).toBeGreaterThanOrEqual(24);
    expect(await small(page)).toEqual([]);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('brings the answer of a step into sight, and opens no keyboard over it', async ({ page, root }) => {
    await page.goto(`${root}lab/`);
    await page.getByRole('button', { name: lab.start }).tap();
    await ready(page);
    await page.locator('.path:not([hidden]) [data-step] .run').nth(2).tap();
    await expect(ended(page).last()).toBeAttached({ timeout: 60_000 });
    expect(await seen(log(page))).toBeGreaterThan(200);
    await expect(input(page)).not.toBeFocused();
    expect(
      await input(page).evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize)),
    ).toBeGreaterThanOrEqual(16);
    expect(await small(page)).toEqual([]);
    await page.goto(`${root}workloads/deployment/`);
    await page.locator('run-button button').first().tap();
    await expect(ended(page).last()).toBeVisible();
    await expect(log(page)).toBeFocused();
  });
});

import type { Page } from '@playwright/test';
import { getTexts } from '../src/i18n/index.ts';
import { expect } from './test.ts';

export const { lab } = getTexts('pt-br');

export const input = (page: Page) => page.getByRole('textbox', { name: lab.input });
export const log = (page: Page) => page.getByRole('log', { name: lab.log });
export const map = (page: Page) => page.getByRole('region', { name: lab.map });
export const pods = (page: Page) => map(page).locator('[data-state]');
/** The outputs that are complete: each bears its exit code. */
export const ended = (page: Page) => page.locator('.entry pre[data-exit]');

/** Opens the lab's page and starts the cluster. */
export async function start(page: Page, address: string) {
  await page.goto(`${address}lab/`);
  await page.getByRole('button', { name: lab.start }).click();
  await ready(page);
}

/** Waits until the cluster answers. */
export const ready = (page: Page) =>
  expect(page.locator('.status')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });

/** Types a line and gives what it printed, once it is done. */
export async function type(page: Page, line: string): Promise<string> {
  const before = await ended(page).count();
  await input(page).fill(line);
  await input(page).press('Enter');
  await expect(ended(page)).toHaveCount(before + 1, { timeout: 60_000 });
  return (await ended(page).last().textContent()) ?? '';
}

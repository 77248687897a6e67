import type { Browser, Page } from '@playwright/test';
import { fast, slow4g, type Served } from './serve.ts';

export interface Measured {
  /** Milliseconds and bytes from the key that opens the search to its first result. */
  time: number;
  bytes: number;
  requests: string[];
  /** Milliseconds from another query to its first result, on a fast line with the processor at its own pace. */
  further: number;
}

export interface Site {
  name: string;
  served: Served;
  /** A note of it, with nothing of the search loaded but what the page itself loads. */
  path: string;
  key: string;
  field: string;
  result: string;
}

/** Opens the search of a fresh visitor, types a query and waits for its first result. */
export async function measure(browser: Browser, site: Site, query: string, next: string): Promise<Measured> {
  // What our service worker fetches for reading offline is no part of a search, and on a busy machine falls into it.
  const context = await browser.newContext({ locale: 'pt-BR', serviceWorkers: 'block' });
  const page = await context.newPage();
  const { served } = site;
  served.line = fast;
  await page.goto(served.origin + site.path, { waitUntil: 'networkidle' });
  const cdp = await context.newCDPSession(page);
  served.line = slow4g;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const before = { bytes: served.sent, requests: served.requests.length };
  const time = await ask(page, site, query, () => page.keyboard.press(site.key));
  const measured = { time, bytes: served.sent - before.bytes, requests: served.requests.slice(before.requests) };
  await page.waitForLoadState('networkidle');
  served.line = fast;
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const further = await ask(page, site, next, () => page.locator(site.field).fill(''));
  await context.close();
  return { ...measured, further };
}

/** Milliseconds from the typing of a query to a first result that was not there before, by the page's own clock. */
async function ask(page: Page, site: Site, query: string, open: () => Promise<void>): Promise<number> {
  await page.evaluate((selector) => {
    const shown = () => document.querySelector<HTMLElement>(selector);
    for (const old of document.querySelectorAll(selector)) old.remove();
    const state = window as unknown as { began: number; found: Promise<number> };
    document.addEventListener('keydown', () => (state.began ||= performance.now()), { capture: true, once: true });
    state.began = 0;
    state.found = new Promise((resolve) => {
      const look = () => (shown()?.checkVisibility() ? resolve(performance.now()) : requestAnimationFrame(look));
      look();
    });
  }, site.result);
  await open();
  await page.locator(site.field).waitFor();
  await page.keyboard.insertText(query.slice(0, -1));
  await page.keyboard.press(query.at(-1) ?? '');
  return page.evaluate(async () => {
    const state = window as unknown as { began: number; found: Promise<number> };
    return (await state.found) - state.began;
  });
}

export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

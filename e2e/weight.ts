import { gzipSync } from 'node:zlib';
import type { Browser, Response } from '@playwright/test';

/** What a first visit of one page costs: bytes of the bodies as gzip makes them, without headers. */
export interface Weight {
  path: string;
  html: number;
  css: number;
  js: number;
  requests: number;
  fonts: number;
  foreign: number;
  /** The sum of all layout shifts, as Chromium counts them. */
  shift: number;
}

/** Visits a page in a browser that has seen nothing of the site, in the theme that a reader chose before. */
export async function weigh(browser: Browser, url: string, theme: 'light' | 'dark'): Promise<Weight> {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.addInitScript((chosen) => {
    localStorage.setItem('theme', chosen);
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (shifts.sum += (entry as unknown as { value: number }).value))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  }, theme);
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100))));
  const shift = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  const weight = { path: new URL(url).pathname, ...(await count(responses, new URL(url).origin)), shift };
  await context.close();
  return weight;
}

async function count(responses: Response[], origin: string) {
  const sizes = { document: 0, stylesheet: 0, script: 0 } as Record<string, number>;
  for (const response of responses) {
    const type = response.request().resourceType();
    if (type in sizes) sizes[type] = (sizes[type] ?? 0) + gzipSync(await response.body()).length;
  }
  return {
    html: sizes['document'] ?? 0,
    css: sizes['stylesheet'] ?? 0,
    js: sizes['script'] ?? 0,
    requests: responses.length,
    fonts: responses.filter((response) => response.request().resourceType() === 'font').length,
    foreign: responses.filter((response) => !response.url().startsWith(origin) && !/^(data|blob):/.test(response.url())).length,
  };
}

import { gzipSync } from 'node:zlib';
import type { Browser, Response } from '@playwright/test';
import { parseTags } from '../src/check/site/tags.ts';
import { getLoads } from './loads.ts';

/** What a first visit of one page costs: bytes of the bodies as gzip makes them, without headers. */
export interface Weight {
  path: string;
  html: number;
  css: number;
  js: number;
  requests: number;
  fonts: number;
  foreign: number;
}

/** Weighs a page of the built site by its files; a browser that has seen nothing of the site is sent as much. */
export function weigh(path: string): Weight {
  const loads = getLoads(path).map(({ url, kind, body }) => ({
    kind,
    foreign: !url.startsWith('http://site/'),
    bytes: gzipSync(body).length,
  }));
  return { path: `/${path}`, ...sum(loads) };
}

/** The bytes of the scripts that stand in a page, which are a part of its HTML. */
export function weighInline(path: string): number {
  const [page] = getLoads(path);
  const scripts = [...parseTags(page?.body.toString() ?? '', /^script$/)].filter(
    ({ attributes }) => !attributes.has('src') && attributes.get('type') !== 'application/ld+json',
  );
  return scripts.reduce((bytes, { text }) => bytes + gzipSync(text).length, 0);
}

/**
 * Visits a page in a browser that has seen nothing of the site, in the theme that a reader chose before; `shift` is the
 * sum of all layout shifts, as Chromium counts them.
 */
export async function visit(
  browser: Browser,
  url: string,
  theme: 'light' | 'dark',
): Promise<Weight & { shift: number }> {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.addInitScript((chosen) => {
    localStorage.setItem('theme', chosen);
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => (shifts.sum += (entry as unknown as { value: number }).value)),
    ).observe({
      type: 'layout-shift',
      buffered: true,
    });
  }, theme);
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100))));
  const shift = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  const { origin, pathname } = new URL(url);
  const loads = responses.map(async (response) => ({
    kind: response.request().resourceType(),
    foreign: !response.url().startsWith(origin) && !/^(data|blob):/.test(response.url()),
    bytes: gzipSync(await response.body()).length,
  }));
  const weight = { path: pathname, ...sum(await Promise.all(loads)), shift };
  await context.close();
  return weight;
}

function sum(loads: readonly { kind: string; foreign: boolean; bytes: number }[]) {
  const bytesOf = (kind: string) =>
    loads.filter((load) => load.kind === kind).reduce((all, { bytes }) => all + bytes, 0);
  return {
    html: bytesOf('document'),
    css: bytesOf('stylesheet'),
    js: bytesOf('script'),
    requests: loads.length,
    fonts: loads.filter(({ kind }) => kind === 'font').length,
    foreign: loads.filter(({ foreign }) => foreign).length,
  };
}

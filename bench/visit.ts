import type { Browser } from '@playwright/test';
import { slow4g, type Served } from './serve.ts';

/** A first visit of a page: bytes and requests on the wire, milliseconds from its start. */
export interface Visit {
  bytes: number;
  requests: number;
  fcp: number;
  lcp: number;
  /** What tasks took beyond 50 ms each, from the first paint to the end of loading. */
  tbt: number;
}

/**
 * Loads a page as a new visitor on Slow 4G, with a processor 4 times slower, until nothing has moved for two seconds.
 */
export async function visit(browser: Browser, served: Served, path: string): Promise<Visit> {
  // Our service worker fetches the rest of the notebook after the page; no other site has one.
  const context = await browser.newContext({ locale: 'pt-BR', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  served.line = slow4g;
  const before = { bytes: served.sent, requests: served.requests.length };
  await page.goto(served.origin + path, { waitUntil: 'networkidle', timeout: 120_000 });
  // What a page fetches when its processor has nothing else to do comes after half a second of silence.
  await page.waitForTimeout(1500);
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: Seen };
    const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    return {
      fcp,
      lcp: seen.lcp,
      tbt: seen.tasks.reduce(
        (sum, { start, duration }) => (start + duration > fcp ? sum + Math.max(0, duration - 50) : sum),
        0,
      ),
    };
  });
  await context.close();
  return { ...seen, bytes: served.sent - before.bytes, requests: served.requests.length - before.requests };
}

interface Seen {
  lcp: number;
  tasks: { start: number; duration: number }[];
}

/** Runs in the page, before anything of it. */
function watch() {
  const seen: Seen = { lcp: NaN, tasks: [] };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime }) => (seen.lcp = startTime))).observe({
    type: 'largest-contentful-paint',
    buffered: true,
  });
  new PerformanceObserver((list) =>
    list.getEntries().forEach(({ startTime: start, duration }) => seen.tasks.push({ start, duration })),
  ).observe({
    type: 'longtask',
    buffered: true,
  });
}

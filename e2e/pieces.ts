import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';

/**
 * Visits a page of the site at `root` over a line that stops in the middle of the page for a quarter of a second, once
 * for each of the first 30 places in its text that `places` matches. Gives what moved, with the place: the browser draws what has come.
 */
export async function moveInPieces(browser: Browser, root: string, path: string, places: RegExp): Promise<string[]> {
  const html = await (await fetch(root + path)).text();
  const line = await openLine(root, html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(watch);
  const found: string[] = [];
  for (const { index } of [...html.matchAll(places)].slice(0, 30)) {
    line.cut = index;
    const page = await context.newPage();
    await page.goto(line.address + path, { waitUntil: 'load' });
    const moved = await page.evaluate(
      () => new Promise<string[]>((drawn) => requestAnimationFrame(() => setTimeout(() => drawn((window as unknown as { moved: string[] }).moved), 50))),
    );
    found.push(...moved.map((what) => `${what} when the page stops after ${html.slice(index - 60, index)}`));
    await page.close();
  }
  await context.close();
  line.close();
  return found;
}

/** A server before the site's own that sends this text in two pieces, cut at `cut`. */
async function openLine(root: string, text: string) {
  const line = { cut: 0, address: '', close: () => void server.close() };
  const server = createServer(async ({ url = '/' }, response) => {
    const answer = await fetch(root + url.slice(1));
    const type = answer.headers.get('content-type') ?? '';
    response.setHeader('content-type', type);
    if (!type.startsWith('text/html')) return void response.end(Buffer.from(await answer.arrayBuffer()));
    response.write(text.slice(0, line.cut));
    setTimeout(() => response.end(text.slice(line.cut)), 250);
  }).listen(0);
  await once(server, 'listening');
  line.address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return line;
}

function watch() {
  const moved: string[] = [];
  Object.assign(window, { moved });
  type Shift = { value: number; sources: { node: Node | null }[] };
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as unknown as Shift[])
      moved.push(`${sources.map(({ node }) => node?.nodeName).join(', ')} by ${value.toFixed(5)}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

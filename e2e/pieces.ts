import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';

/**
 * Visits a page of the site at `root` over a line that stops at each of the first 30 places in its text that `places`
 * matches until the browser has drawn what has come. Gives what moved, with the place before which it stood elsewhere.
 */
export async function moveInPieces(browser: Browser, root: string, path: string, places: RegExp): Promise<string[]> {
  const html = await (await fetch(root + path)).text();
  const cuts = [...html.matchAll(places)].slice(0, 30).map(({ index }) => index);
  if (cuts.length === 0) return [`Nothing of /${path} matches ${places}`];
  const line = await openLine(root, html);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watch);
  const found: string[] = [];
  line.sendTo(cuts[0]);
  await page.goto(line.address + path, { waitUntil: 'commit' });
  await page.evaluate(drawAll);
  for (const [at, cut] of cuts.entries()) {
    line.sendTo(cuts[at + 1]);
    if (at === cuts.length - 1) await page.waitForLoadState('load');
    const moved = await page.evaluate(drawAll);
    found.push(...moved.map((what) => `${what} when the page stops after ${html.slice(cut - 60, cut)}`));
  }
  await page.close();
  line.close();
  return found;
}

/** Draws until there is nothing more to read; gives what moved since it was asked last. */
async function drawAll(): Promise<string[]> {
  for (let still = 0, before = 0; still < 3; ) {
    await new Promise(requestAnimationFrame);
    const now = document.body ? document.querySelectorAll('*').length : 0;
    still = now > 0 && now === before ? still + 1 : 0;
    before = now;
  }
  // The browser tells of it after the frame.
  await new Promise((told) => setTimeout(told, 20));
  return (window as unknown as { moved: string[] }).moved.splice(0);
}

/**
 * A server before the site's own that sends this text piece by piece: up to a place when it is told to,
 * or else to its end.
 */
async function openLine(root: string, text: string) {
  let end: number | undefined = 0;
  let sent = 0;
  let page: ServerResponse | undefined;
  const send = () => {
    page?.write(text.slice(sent, end));
    if (page) sent = end ?? text.length;
    if (end === undefined) page?.end();
  };
  const server = createServer(async ({ url = '/' }, response) => {
    const answer = await fetch(root + url.slice(1));
    const type = answer.headers.get('content-type') ?? '';
    response.setHeader('content-type', type);
    if (!type.startsWith('text/html')) return void response.end(Buffer.from(await answer.arrayBuffer()));
    page = response;
    send();
  }).listen(0);
  await once(server, 'listening');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    sendTo(place: number | undefined) {
      end = place;
      send();
    },
    close: () => void server.close(),
  };
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

// `npm run bench:pagefind`: our reader of Pagefind's files against Pagefind's own program, over the index
// of the built site.
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { rolldown } from 'rolldown';
import { getChromium } from '../scripts/chromium.ts';
import { listName, readProgram } from '../src/search/pagefind/testing/program.ts';
import { median } from './measure.ts';
import { fast, serve, slow4g, type Served } from './serve.ts';

const rounds = 7;
const query = 'deployment';
/** What a page runs to know which things have a word: each imports its code, reads the index and finds. */
const ways = {
  ours: `const { find } = await import('/ours.js'); return find('/index/', '${query}');`,
  pagefind:
    "const pagefind = await import('/index/pagefind.js'); " +
    `return (await pagefind.search('${query}')).results.length;`,
};

const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
await writeSite();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? getChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const served = await serve(folder);
for (const [name, script] of Object.entries(ways)) {
  const taken = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await measure(browser, served, script));
  const ms = median(taken.map(({ time }) => time)).toFixed(0);
  console.log(
    `${name}: ${taken[0]?.found} things, ${taken[0]?.bytes} bytes, ${ms} ms (${taken[0]?.requests.join(', ')})`,
  );
}
await browser.close();
served.close();

/**
 * A site with nothing but an index, Pagefind's program as Pagefind writes it, and our reader as a bundle of its own.
 */
async function writeSite() {
  const index = join(folder, 'index');
  cpSync('dist/pagefind/pt-br', index, { recursive: true });
  for (const [name, content] of await readProgram()) writeFileSync(join(index, name), content);
  cpSync(join(index, 'index.pf_meta'), join(index, listName));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="unknown"><title>Search</title></html>');
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { IndexReader } from '${join(process.cwd(), 'src/search/pagefind/index-reader.ts')}';
    import { fetchParts } from '${join(process.cwd(), 'src/search/parts.client.ts')}';
    export const find = async (folder: string, word: string) => {
      const found = await (await IndexReader.open(fetchParts(folder, ''))).find(word);
      return new Set(found.flatMap(({ pages }) => pages.map(({ id }) => id))).size;
    };`,
  );
  const bundle = await rolldown({ input: entry });
  await bundle.write({ file: join(folder, 'ours.js'), minify: true });
}

/**
 * Bytes and milliseconds of one search in a page that has loaded nothing, on Slow 4G with a processor 4 times slower.
 */
async function measure(browser: Browser, served: Served, script: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  served.line = fast;
  await page.goto(served.origin);
  served.line = slow4g;
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const before = { bytes: served.sent, requests: served.requests.length };
  const [found, time] = await page.evaluate<[number, number]>(`(async () => {
    const start = performance.now();
    const found = await (async () => { ${script} })();
    return [found, performance.now() - start];
  })()`);
  await context.close();
  return { found, time, bytes: served.sent - before.bytes, requests: served.requests.slice(before.requests) };
}

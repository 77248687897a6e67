import { readContent } from '../src/content/read.ts';
import { getTexts } from '../src/i18n/index.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');
const content = readContent(process.cwd());
const addresses = ['', 'en/', 'services/service/', 'en/control-plane/etcd/', 'commands/', 'en/versions/'];

test('says of each page what it is, with a picture of its own', async ({ page, root, request }) => {
  const seen = new Set<string>();
  for (const path of addresses) {
    await page.goto(root + path);
    const meta = (name: string) => page.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute('content');
    expect((await meta('description'))?.length).toBeGreaterThan(20);
    expect(await meta('og:title')).toBeTruthy();
    seen.add((await meta('description')) ?? '');
    const picture = await request.get(root + new URL((await meta('og:image')) ?? '').pathname.slice(1));
    expect(picture.headers()['content-type']).toBe('image/png');
  }
  expect(seen.size).toBe(addresses.length);
});

test('tells machines where a note stands, without breaking its policy', async ({ page, based }) => {
  await page.goto(`${based}en/services/clusterip/`);
  const trail = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as {
    itemListElement: { name: string; item: string }[];
  };
  expect(trail.itemListElement.map(({ name }) => name)).toEqual(['Caderno K8s', 'Services', 'ClusterIP']);
  expect(trail.itemListElement.map(({ item }) => new URL(item).pathname)).toEqual([
    '/caderno-k8s/en/',
    '/caderno-k8s/en/services/',
    '/caderno-k8s/en/services/clusterip/',
  ]);
});

test('lists every page once in the sitemap, with its other language', async ({ request, based }) => {
  const sitemap = await (await request.get(`${based}sitemap-0.xml`)).text();
  const pages = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, url = '']) => new URL(url).pathname);
  expect(new Set(pages).size).toBe(pages.length);
  for (const { topic, slug, language } of content.notes)
    expect(pages).toContain(`/caderno-k8s/${language === 'en' ? 'en/' : ''}${topic}/${slug ? `${slug}/` : ''}`);
  expect(sitemap.match(/hreflang="en"/g)).toHaveLength(pages.length);
  expect(await (await request.get(`${based}robots.txt`)).text()).toContain('/caderno-k8s/sitemap-index.xml');
});

test('feeds the changes of each language to a reader of feeds', async ({ page, root, request }) => {
  await page.goto(`${root}en/`);
  const address = (await page.locator('link[type="application/rss+xml"]').getAttribute('href')) ?? '';
  const feed = await (await request.get(new URL(address, root).href)).text();
  const read = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return {
      errors: parsed.querySelectorAll('parsererror').length,
      items: [...parsed.querySelectorAll('item')].map((item) => item.querySelector('link')?.textContent ?? ''),
    };
  }, feed);
  expect(read.errors).toBe(0);
  expect(read.items).toHaveLength(50);
  for (const link of read.items) expect(new URL(link).pathname).toMatch(/^\/en\//);
});

test('gives every note as Markdown with its commands and manifests, beside its page', async ({ page, root, request }) => {
  await page.goto(`${root}en/services/service/`);
  await expect(page.locator('link[type="text/markdown"]')).toHaveAttribute('href', '/en/services/service/index.md');
  for (const note of content.notes) {
    const markdown = await (await request.get(`${root}${note.language === 'en' ? 'en/' : ''}${note.topic}/${note.slug ? `${note.slug}/` : ''}index.md`)).text();
    expect(markdown.startsWith(`# ${note.data?.title}\n`)).toBe(true);
    for (const { id } of note.commands) {
      const run = content.commands.find((command) => command.id === id)?.run ?? '';
      expect(markdown.replace(/^[> ]+/gm, '')).toContain(run.replace(/^ +/gm, ''));
    }
    expect(markdown.replace(/```[\s\S]*?```/g, '')).not.toMatch(/<(Command|Manifest|Aside|Term)|\{#|\]\(\//);
  }
  const contents = await (await request.get(`${root}en/llms.txt`)).text();
  expect(contents.match(/index\.md/g)).toHaveLength(content.notes.length / 2);
});

test.describe('copies a note as Markdown', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'], expected: /404|Failed to load resource|net::ERR/ });

  test('exactly as the file is', async ({ page, root, request }) => {
    await page.goto(`${root}services/service/`);
    await page.getByRole('button', { name: pt.carry.copyMarkdown }).click();
    await expect(page.getByText(pt.command.copied).first()).toBeVisible();
    const file = await (await request.get(`${root}services/service/index.md`)).text();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(file);
  });

  test('or says that it could not, without a network and where the clipboard refuses', async ({ page, context, root }) => {
    await page.goto(`${root}services/service/`);
    await context.setOffline(true);
    await page.getByRole('button', { name: pt.carry.copyMarkdown }).click();
    await expect(page.locator('.failed')).toBeVisible();
    await context.setOffline(false);
    await page.evaluate(() => (Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))));
    await page.getByRole('button', { name: pt.carry.copyMarkdown }).click();
    await expect(page.locator('.failed')).toBeVisible();
    await expect(page.getByRole('link', { name: pt.carry.viewMarkdown })).toBeVisible();
  });
});

test('asks no more than 6 KB of scripts for a note', async ({ page, root, request }) => {
  await page.goto(`${root}services/service/`);
  const inline = await page.locator('script:not([src]):not([type="application/ld+json"])').allTextContents();
  const linked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  );
  const texts = [...inline, ...(await Promise.all(linked.map(async (address) => (await request.get(address)).text())))];
  const { gzipSync } = await import('node:zlib');
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  console.log(`scripts of a note: ${bytes} bytes of gzip`);
  expect(bytes).toBeLessThanOrEqual(6_000);
});

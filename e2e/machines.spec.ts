import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as files } from '@playwright/test';
import { pathOf } from '../src/content/anchors.ts';
import { readContent, type NoteFile } from '../src/content/read.ts';
import { getTexts } from '../src/i18n/index.ts';
import { folderOf } from '../src/i18n/languages.ts';
import { parseTags } from '../src/check/site/tags.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');
const content = readContent(process.cwd());
const toPath = (note: NoteFile) => `${folderOf(note.language)}${pathOf(note).slice(1)}`;
const getTags = (path: string, names: RegExp, folder = 'dist') => [
  ...parseTags(readFileSync(join(folder, path, 'index.html'), 'utf8'), names),
];
const addresses = ['', 'en/', 'services/service/', 'en/control-plane/etcd/', 'commands/', 'en/versions/'];

files('says of each page what it is, with a picture', () => {
  const seen = new Set<string>();
  for (const path of addresses) {
    const metas = getTags(path, /^meta$/).map(
      ({ attributes }) => [attributes.get('name') ?? attributes.get('property'), attributes.get('content')] as const,
    );
    const meta = (name: string) => metas.find(([key]) => key === name)?.[1] ?? '';
    expect(meta('description').length).toBeGreaterThan(20);
    expect(meta('og:title')).toBeTruthy();
    seen.add(meta('description'));
    expect(
      readFileSync(`dist${new URL(meta('og:image')).pathname}`)
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  }
  expect(seen.size).toBe(addresses.length);
});

files('tells machines where a note stands', () => {
  const [script] = getTags('en/services/clusterip/', /^script$/, 'dist-base').filter(
    ({ attributes }) => attributes.get('type') === 'application/ld+json',
  );
  const trail = JSON.parse(script?.text ?? '') as { itemListElement: { name: string; item: string }[] };
  expect(trail.itemListElement.map(({ name }) => name)).toEqual(['Caderno K8s', 'Services', 'ClusterIP']);
  expect(trail.itemListElement.map(({ item }) => new URL(item).pathname)).toEqual([
    '/caderno-k8s/en/',
    '/caderno-k8s/en/services/',
    '/caderno-k8s/en/services/clusterip/',
  ]);
});

files('lists every page once in the sitemap, with its other language', () => {
  const sitemap = readFileSync('dist-base/sitemap-0.xml', 'utf8');
  const pages = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, url = '']) => new URL(url).pathname);
  expect(new Set(pages).size).toBe(pages.length);
  for (const note of content.notes) expect(pages).toContain(`/caderno-k8s/${toPath(note)}`);
  expect(sitemap.match(/hreflang="en"/g)).toHaveLength(pages.length);
  expect(readFileSync('dist-base/robots.txt', 'utf8')).toContain('/caderno-k8s/sitemap-index.xml');
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

files('gives every note as Markdown with its commands and manifests, beside its page', () => {
  const [link] = getTags('en/services/service/', /^link$/).filter(
    ({ attributes }) => attributes.get('type') === 'text/markdown',
  );
  expect(link?.attributes.get('href')).toBe('/en/services/service/index.md');
  for (const note of content.notes) {
    const markdown = readFileSync(`dist/${toPath(note)}index.md`, 'utf8');
    expect(markdown.startsWith(`# ${note.data?.title}\n`)).toBe(true);
    for (const { id } of note.commands) {
      const run = content.commands.find((command) => command.id === id)?.run ?? '';
      expect(markdown.replace(/^[> ]+/gm, '')).toContain(run.replace(/^ +/gm, ''));
    }
    expect(markdown.replace(/```[\s\S]*?```/g, '')).not.toMatch(/<(Command|Manifest|Aside|Term)|\{#|\]\(\//);
  }
  expect(readFileSync('dist/en/llms.txt', 'utf8').match(/index\.md/g)).toHaveLength(content.notes.length / 2);
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

  test('or says that it could not, without a network and where the clipboard refuses', async ({
    page,
    context,
    root,
  }) => {
    await page.goto(`${root}services/service/`);
    await context.setOffline(true);
    await page.getByRole('button', { name: pt.carry.copyMarkdown }).click();
    await expect(page.locator('.failed')).toBeVisible();
    await context.setOffline(false);
    await page.evaluate(
      () => (Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))),
    );
    await page.getByRole('button', { name: pt.carry.copyMarkdown }).click();
    await expect(page.locator('.failed')).toBeVisible();
    await expect(page.getByRole('link', { name: pt.carry.viewMarkdown })).toBeVisible();
  });
});

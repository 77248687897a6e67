import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { markdownHtml } from './markdown-html.ts';

const html = async (markdown: string, file: string, base = '/k8s/') =>
  (
    await markdownToHtml(markdown, {
      hastPlugins: [markdownHtml(base)],
      fileURL: new URL(`file:///content/services/${file}`),
    })
  ).html;

test("leads to the page in the note's own language, below the site's base", async () => {
  expect(await html('[a](/services/#b)', 'pt-br/10-x.mdx')).toContain('<a href="/k8s/services/#b">a</a>');
  expect(await html('[a](/services/#b)', 'en/10-x.mdx', '/')).toContain('<a href="/en/services/#b">a</a>');
});

test('leads to a manifest, which is the same in every language, and leaves all other links alone', async () => {
  expect(await html('[a](/manifests/x.yaml)', 'en/10-x.mdx')).toContain('href="/k8s/manifests/x.yaml"');
  expect(await html('[a](https://x/y) [b](#z)', 'en/10-x.mdx')).toContain(
    '<a href="https://x/y">a</a> <a href="#z">b</a>',
  );
});

test('lets a table scroll inside itself, reachable by keyboard, named in the language of the note', async () => {
  expect(await html('| a |\n| - |\n| b |', 'en/10-x.mdx')).toMatch(
    /^<div class="table" tabindex="0" role="group" aria-label="Table[^"]*"><table>/,
  );
});

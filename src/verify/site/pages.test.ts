import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSite } from './pages.ts';

function messagesOf(pages: Record<string, string>, base = '/'): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  try {
    for (const [file, text] of Object.entries(pages)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const files = Object.keys(pages).filter((file) => file.endsWith('.html'));
    return checkSite(folder, files, { origin: 'http://localhost:4321', base }).map(({ file, message }) => `${file} ${message}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('accepts links to pages, anchors, files and other sites', () => {
  const html = '<h2 id="a">A</h2><a href="/b/#x">b</a><a href="#a">a</a><img src="/i.svg"><a href="https://kubernetes.io/">k</a>';
  expect(messagesOf({ 'index.html': html, 'b/index.html': '<p id="x">x</p>', 'i.svg': '' })).toEqual([]);
});

test('reports a link to a page that was not built', () => {
  expect(messagesOf({ 'index.html': '<a href="/b/">b</a>' })).toEqual(['index.html /b/ leads to b/index.html, which was not built.']);
});

test('reports a link to an id that its page does not have', () => {
  expect(messagesOf({ 'index.html': '<a href="/b/#y">b</a>', 'b/index.html': '' })).toEqual(['index.html /b/#y: b/index.html has no id "y".']);
});

test('reports a link, a script or a style that leaves the base', () => {
  const html = '<a href="/b/">b</a><script src="/s.js"></script><link href="/s.css" rel="stylesheet">';
  expect(messagesOf({ 'index.html': html, 'b/index.html': '' }, '/base/')).toHaveLength(3);
});

test('reports a style in the page, which its CSP refuses', () => {
  expect(messagesOf({ 'index.html': '<p style="color: red"></p><style>p { color: red }</style>' })).toHaveLength(2);
});

test('reports an id that stands twice', () => {
  expect(messagesOf({ 'index.html': '<p id="a"></p><p id="a"></p>' })).toEqual(['index.html The id "a" stands twice.']);
});

test('reports a picture of a page that was not drawn', () => {
  expect(messagesOf({ 'index.html': '<meta property="og:image" content="http://localhost:4321/og.png">' })).toHaveLength(1);
});

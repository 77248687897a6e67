import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { findingsOf } from './testing/fixture.ts';

/** These pages name no canonical address and no languages, of which other tests speak. */
const messagesOf = (files: Record<string, string>, base = '/') =>
  findingsOf(files, base).flatMap(({ file, code, message }) =>
    /canonical|alternate/.test(code) ? [] : [`${file} ${message}`],
  );

test('accepts links to pages, anchors, files and other sites', () => {
  const html =
    '<h2 id="a">A</h2><a href="/b/#x">b</a><a href="#a">a</a><img src="/i.svg"><a href="https://kubernetes.io/">k</a>';
  expect(messagesOf({ 'index.html': html, 'b/index.html': '<p id="x">x</p>', 'i.svg': '' })).toEqual([]);
});

test('reports a link to a page that was not built', () => {
  expect(messagesOf({ 'index.html': '<a href="/b/">b</a>' })).toEqual([
    'index.html /b/ leads to b/index.html, which was not built.',
  ]);
});

test('reports a link to an id that its page does not have', () => {
  expect(messagesOf({ 'index.html': '<a href="/b/#y">b</a>', 'b/index.html': '' })).toEqual([
    'index.html /b/#y: b/index.html has no id "y".',
  ]);
});

test('reports a link, a script or a style that leaves the base', () => {
  const html = '<a href="/b/">b</a><script src="/s.js"></script><link href="/s.css" rel="stylesheet">';
  expect(messagesOf({ 'index.html': html, 'b/index.html': '' }, '/base/')).toHaveLength(3);
});

test('reports a style in the page, which its CSP refuses', () => {
  expect(messagesOf({ 'index.html': '<p style="color: red"></p><style>p { color: red }</style>' })).toHaveLength(2);
  const policy =
    '<meta http-equiv="content-security-policy" ' +
    `content="style-src 'self' 'sha256-${createHash('sha256').update('p { color: red }').digest('base64')}'">`;
  expect(messagesOf({ 'index.html': `${policy}<style>p { color: red }</style>` })).toEqual([]);
  expect(messagesOf({ 'index.html': `${policy}<style>p { color: blue }</style>` })).toHaveLength(1);
});

test('reports an id that stands twice', () => {
  expect(messagesOf({ 'index.html': '<p id="a"></p><p id="a"></p>' })).toEqual(['index.html The id "a" stands twice.']);
});

test('reports a picture of a page that was not drawn', () => {
  expect(
    messagesOf({ 'index.html': '<meta property="og:image" content="http://localhost:4321/og.png">' }),
  ).toHaveLength(1);
});

test('tells the line and column of a dead link', () => {
  expect(findingsOf({ 'index.html': '<p>\n<a href="/b/">b</a></p>' })[0]).toMatchObject({
    file: 'index.html',
    line: 2,
    column: 1,
  });
});

test('reads no tags in comments, scripts and code', () => {
  const html = '<!-- <a href="/x/"> --><script>"<a href=/x/>"</script><pre>&lt;a href="/x/"></pre>';
  expect(messagesOf({ 'index.html': html })).toEqual([]);
});

test('reads entities and any quotes of an attribute', () => {
  const html = "<a href='/b/?a&amp;b#x'>1</a><a href=/b/#x>2</a><p title='<a>'></p>";
  expect(messagesOf({ 'index.html': html, 'b/index.html': '<p id="x"></p>' })).toEqual([]);
});

test('reports an address of this site that a text beside the pages names and that was not built', () => {
  const files = {
    'index.html': '',
    'index.md': 'See [b](http://localhost:4321/b/), <http://localhost:4321/>.',
    'sitemap-0.xml': '<loc>http://localhost:4321/c/</loc>',
  };
  expect(messagesOf(files)).toEqual([
    'index.md http://localhost:4321/b/ leads to b/index.html, which was not built.',
    'sitemap-0.xml http://localhost:4321/c/ leads to c/index.html, which was not built.',
  ]);
});

test('reports a download and a published manifest that are not there', () => {
  const files = {
    'index.html': '<a href="/manifests/a.yaml" download>a</a>',
    'index.md': '`kubectl apply -f http://localhost:4321/manifests/a.yaml`',
  };
  expect(messagesOf(files)).toHaveLength(2);
});

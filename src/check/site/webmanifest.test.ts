import { expect, test } from 'vitest';
import { findingsOf } from './testing/fixture.ts';

/** The beginning of a PNG of that size. */
function png(size: number): Uint8Array {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32BE(size, 16);
  bytes.writeUInt32BE(size, 20);
  return bytes;
}

const manifest = {
  id: '/k8s/',
  start_url: '/k8s/',
  scope: '/k8s/',
  icons: [{ src: '/k8s/icon.png', sizes: '192x192' }],
};
const messagesOf = (change: object, icon = png(192)) =>
  findingsOf(
    { 'index.html': '', 'icon.png': icon, 'manifest.webmanifest': JSON.stringify({ ...manifest, ...change }) },
    '/k8s/',
  ).flatMap(({ code, message }) => (code === 'site/webmanifest' ? [message] : []));

test('accepts a start within its scope and icons of the size they say', () => {
  expect(messagesOf({})).toEqual([]);
});

test('reports a start that is no page, and one outside of the scope', () => {
  expect(messagesOf({ start_url: '/k8s/x/' })).toEqual(['/k8s/x/ leads to x/index.html, which was not built.']);
  expect(messagesOf({ scope: '/k8s/en/' })).toEqual([
    'start_url http://localhost:4321/k8s/ stands outside of the scope http://localhost:4321/k8s/en/.',
  ]);
});

test('reports an address that leaves the base', () => {
  expect(messagesOf({ start_url: '/' })).toEqual(["/ leaves the site's base /k8s/."]);
});

test('reports an icon that is not there, or of another size', () => {
  expect(messagesOf({ icons: [{ src: '/k8s/other.png', sizes: '192x192' }] })).toEqual([
    '/k8s/other.png leads to other.png, which was not built.',
  ]);
  expect(messagesOf({}, png(180))).toEqual(['The icon /k8s/icon.png is 180x180, and the manifest says 192x192.']);
});

test('reports what is no web manifest', () => {
  expect(messagesOf({ icons: [] })).toHaveLength(1);
  expect(findingsOf({ 'a.webmanifest': '<!doctype html>' })).toMatchObject([{ code: 'site/webmanifest' }]);
});

import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every built page, by its path below the site's base (`` for the home, `en/services/`, `404.html`), the largest first.
 */
export const everyPage = globSync('**/*.html', { cwd: 'dist' })
  .map((file) => ({
    path: file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'),
    bytes: statSync(join('dist', file)).size,
  }))
  .sort((a, b) => b.bytes - a.bytes || a.path.localeCompare(b.path));

/** Their paths in that many shares of like weight: a check's time goes by a page's size. */
export function shareOut(count: number): string[][] {
  const shares = Array.from({ length: count }, () => ({ paths: [] as string[], bytes: 0 }));
  for (const { path, bytes } of everyPage) {
    const lightest = shares.reduce((least, share) => (share.bytes < least.bytes ? share : least));
    lightest.paths.push(path);
    lightest.bytes += bytes;
  }
  return shares.map(({ paths }) => paths);
}

/** One page of each kind, for what is looked at on some pages only. */
export const kinds = [
  '',
  'en/services/',
  'workloads/deployment/',
  'control-plane/apply-journey/',
  'en/kind-kubectl/troubleshooting/',
  'en/manifests/',
  'glossary/',
  'lab/',
];

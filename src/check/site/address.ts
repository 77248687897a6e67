import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PageText } from './page.ts';

/** A built site on disk and the place where it will stand. */
export interface Site {
  folder: string;
  pages: ReadonlyMap<string, PageText>;
  origin: string;
  base: string;
}

/** The whole address of a page by its file: `en/lab/index.html` -> `https://example.org/en/lab/`. */
export const addressOf = (file: string, { origin, base }: Pick<Site, 'origin' | 'base'>) =>
  `${origin}${base}${file.replace(/(^|\/)index\.html$/, '$1')}`;

/**
 * Tells what is wrong with an address that a page or file names; nothing where it leads to a file of the
 * site, or away from it.
 */
export function makeAddressCheck(site: Site): (url: string, from: string) => string | undefined {
  const files = new Map<string, boolean>();
  const isFile = (file: string) => {
    const known =
      files.get(file) ?? (existsSync(join(site.folder, file)) && statSync(join(site.folder, file)).isFile());
    files.set(file, known);
    return known;
  };
  const findProblem = (url: string, from: string) => {
    const target = URL.parse(url, addressOf(from, site));
    if (!target) return `"${url}" is not an address.`;
    if (target.origin !== site.origin) return undefined;
    const path = decodeURIComponent(target.pathname);
    if (!path.startsWith(site.base)) return `${url} leaves the site's base ${site.base}.`;
    const file = path.slice(site.base.length) + (path.endsWith('/') ? 'index.html' : '');
    if (!isFile(file)) return `${url} leads to ${file}, which was not built.`;
    const anchor = decodeURIComponent(target.hash.slice(1));
    if (anchor !== '' && !site.pages.get(file)?.ids.has(anchor)) return `${url}: ${file} has no id "${anchor}".`;
    return undefined;
  };
  // Most addresses stand on every page, and mean the same wherever they stand.
  const known = new Map<string, string | undefined>();
  return (url, from) => {
    if (!/^(\/|https?:\/\/)/.test(url)) return findProblem(url, from);
    if (!known.has(url)) known.set(url, findProblem(url, from));
    return known.get(url);
  };
}

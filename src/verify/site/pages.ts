import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { htmlToHast } from 'satteri';
import type { Finding } from '../../content/finding.ts';

interface PageText {
  /** Path of the file below the built folder. */
  file: string;
  ids: Set<string>;
  targets: { url: string; line: number; column: number }[];
  findings: Finding[];
}

/**
 * Reads the built site as a browser would: every link, anchor, picture, style and script below the site's own address
 * leads to a file, and to an id where it names one. No id stands twice in a page, and no style stands in it.
 */
export function checkSite(folder: string, files: readonly string[], site: { origin: string; base: string }): Finding[] {
  const pages = new Map(files.map((file) => [file, readPage(folder, file)]));
  const findings = [...pages.values()].flatMap((page) => [
    ...page.findings,
    ...page.targets.flatMap(({ url, line, column }) => {
      const problem = problemOf(url, page, folder, pages, site);
      return problem ? [{ file: page.file, line, column, code: 'site/dead-link', message: problem }] : [];
    }),
  ]);
  return findings;
}

interface HtmlNode {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
  position?: { start: { line: number; column: number } };
}

const addresses: Record<string, string> = { a: 'href', link: 'href', img: 'src', script: 'src', source: 'src', iframe: 'src', use: 'href' };

function readPage(folder: string, file: string): PageText {
  const page: PageText = { file, ids: new Set(), targets: [], findings: [] };
  const visit = (node: HtmlNode) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    const id = node.properties?.['id'];
    if (typeof id === 'string') {
      if (page.ids.has(id)) page.findings.push({ file, line, column, code: 'site/duplicate-id', message: `The id "${id}" stands twice.` });
      page.ids.add(id);
    }
    if (node.properties?.['style'] !== undefined || node.tagName === 'style')
      page.findings.push({ file, line, column, code: 'site/inline-style', message: 'The page carries a style of its own, which its CSP refuses: use a class.' });
    const picture = node.properties?.['property'] === 'og:image';
    const url = node.properties?.[picture ? 'content' : (addresses[node.tagName ?? ''] ?? '')];
    if (typeof url === 'string') page.targets.push({ url, line, column });
    node.children?.forEach(visit);
  };
  visit(htmlToHast(readFileSync(join(folder, file), 'utf8')) as unknown as HtmlNode);
  return page;
}

function problemOf(url: string, page: PageText, folder: string, pages: Map<string, PageText>, { origin, base }: { origin: string; base: string }) {
  if (!URL.canParse(url, origin)) return `"${url}" is not an address.`;
  const from = new URL(`${base}${page.file.replace(/index\.html$/, '')}`, origin);
  const target = new URL(url, from);
  if (target.origin !== origin) return undefined;
  const path = decodeURIComponent(target.pathname);
  if (!path.startsWith(base)) return `${url} leaves the site's base ${base}.`;
  const file = path.slice(base.length) + (path.endsWith('/') ? 'index.html' : '');
  if (!existsSync(join(folder, file)) || !statSync(join(folder, file)).isFile()) return `${url} leads to ${file}, which was not built.`;
  const anchor = decodeURIComponent(target.hash.slice(1));
  if (anchor !== '' && !pages.get(file)?.ids.has(anchor)) return `${url}: ${file} has no id "${anchor}".`;
  return undefined;
}

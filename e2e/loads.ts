import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { parseTags, type Tag } from '../src/check/site/tags.ts';

/** What a page makes a browser ask for. One of another site has no bytes here. */
export interface Load {
  /** Its address; a file of the site stands at `http://site/`. */
  url: string;
  kind: 'document' | 'stylesheet' | 'script' | 'font' | 'image' | 'other';
  body: Buffer;
}

const site = 'http://site/';
const asked = /\b(?:script|style|link|src|srcset|data|poster)\b/i;
/** What the script of every page imports at once, on pages that have such an element (src/layout/page.client.ts). */
const ownScripts = [{ element: /<lab-page\b/, name: 'lab-page.client' }];
const others = {
  img: 'image',
  source: 'image',
  iframe: 'other',
  embed: 'other',
  object: 'other',
  video: 'other',
  audio: 'other',
} as const;

/**
 * What a browser asks for by itself when it opens a page of the built site, read from the files: the page, what its
 * tags name, what those scripts import and those styles name. Only who installs the site asks for its web manifest.
 */
export function getLoads(path: string, folder = 'dist'): Load[] {
  const loads = new Map<string, Load>();
  const add = (url: string, from: string, kind: Load['kind']) => {
    const { href, protocol } = new URL(url.replace(/#.*/, ''), from);
    if (loads.has(href) || protocol === 'data:') return;
    const body = href.startsWith(site) ? readFileSync(toFile(href, folder)) : Buffer.alloc(0);
    loads.set(href, { url: href, kind, body });
    if (kind === 'script') for (const name of getImports(body.toString())) add(name, href, 'script');
    if (kind === 'stylesheet') addStyle(body.toString(), href);
  };
  const addStyle = (style: string, from: string) => {
    for (const [, url = ''] of style.matchAll(/(?:url\(\s*|@import\s+)["']?([^"')\s]+)/g)) add(url, from, getKind(url));
  };
  const page = new URL(path, site).href;
  add(page, site, 'document');
  const html = loads.get(page)?.body.toString() ?? '';
  for (const tag of parseTags(html, asked)) {
    if (tag.name === 'style') addStyle(tag.text, page);
    for (const { url, kind } of getTargets(tag)) add(url, page, kind);
  }
  const own = ownScripts.filter(({ element }) => element.test(html)).flatMap(({ name }) => getCode(name, folder));
  return [...new Map([...loads.values(), ...own].map((load) => [load.url, load])).values()];
}

/**
 * The files that a script of the built site imports when a reader asks for something, by a part of their name,
 * and what those import.
 */
export function getCode(name: string, folder = 'dist'): Load[] {
  const [page] = getLoads('', folder).filter(({ kind }) => kind === 'script');
  const [, chunk] = new RegExp(`import\\(\`\\./(${name}\\.[\\w-]+\\.js)\`\\)`).exec(page?.body.toString() ?? '') ?? [];
  if (!page || !chunk) throw new Error(`No page imports ${name}: has its file another name now?`);
  const known = new Map<string, Load>();
  const add = (url: string) => {
    if (url === page.url || known.has(url)) return;
    const body = readFileSync(toFile(url, folder));
    known.set(url, { url, kind: 'script', body });
    for (const imported of getImports(body.toString())) add(new URL(imported, url).href);
  };
  add(new URL(chunk, page.url).href);
  return [...known.values()];
}

const toFile = (url: string, folder: string) =>
  join(folder, decodeURIComponent(new URL(url).pathname).replace(/\/$/, '/index.html'));

/** What a style names, by how its name ends. */
const getKind = (url: string) =>
  /\.css$/.test(url) ? 'stylesheet' : /\.(?:woff2?|[ot]tf)$/.test(url) ? 'font' : 'image';

/** What a script imports before it runs. */
const getImports = (script: string) =>
  parseAst(script).body.flatMap((part) => ('source' in part && part.source ? [String(part.source.value)] : []));

function getTargets({ name, attributes }: Tag): { url: string; kind: Load['kind'] }[] {
  const of = (key: string) => attributes.get(key) ?? '';
  if (name === 'script') return of('src') ? [{ url: of('src'), kind: 'script' }] : [];
  if (name === 'link')
    return of('href') ? getLinked(of('rel'), of('as')).map((kind) => ({ url: of('href'), kind })) : [];
  const kind = others[name as keyof typeof others];
  if (!kind || of('loading') === 'lazy') return [];
  const urls = [of('src'), of('poster'), name === 'object' ? of('data') : '', of('srcset').split(/\s/)[0] ?? ''];
  return urls.filter(Boolean).map((url) => ({ url, kind }));
}

function getLinked(rel: string, as: string): Load['kind'][] {
  if (/\bstylesheet\b/.test(rel)) return ['stylesheet'];
  if (/\bmodulepreload\b/.test(rel)) return ['script'];
  if (rel === 'icon') return ['other'];
  if (!/\bpreload\b|\bprefetch\b/.test(rel)) return [];
  return [as === 'font' || as === 'script' || as === 'image' ? as : as === 'style' ? 'stylesheet' : 'other'];
}

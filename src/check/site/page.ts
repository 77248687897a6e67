import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../content/finding.ts';
import { parseTags, type Tag } from './tags.ts';

/** What the checks of the built site ask of a page. */
export interface PageText {
  /** Path of the file below the built folder. */
  file: string;
  ids: Set<string>;
  /** Every address it names, as it names it, and where in the text. */
  targets: { url: string; at: number }[];
  lang: string;
  /** Its content security policy. */
  policy: string;
  canonical: string[];
  /** Its address in each language, by `hreflang`. */
  alternates: { lang: string; url: string }[];
  findings: Finding[];
}

/** What is asked of a tag stands in one of these; most tags of highlighted code have none of them. */
const asked = /\b(?:id|style|lang|href|src|content)\b/i;

const addresses: Record<string, string> = {
  a: 'href',
  link: 'href',
  img: 'src',
  script: 'src',
  source: 'src',
  iframe: 'src',
  use: 'href',
};

/** Reads one page of the built site; what is wrong in it by itself stands in its findings. */
export function readPage(folder: string, file: string): PageText {
  const html = readFileSync(join(folder, file), 'utf8');
  const page: PageText = {
    file,
    ids: new Set(),
    targets: [],
    lang: '',
    policy: '',
    canonical: [],
    alternates: [],
    findings: [],
  };
  const report = (at: number, code: string, message: string) =>
    page.findings.push({ file, ...placeOf(html, at), code, message });
  for (const tag of parseTags(html, asked)) readTag(tag, page, (code, message) => report(tag.at, code, message));
  return page;
}

function readTag({ name, attributes, at, text }: Tag, page: PageText, report: (code: string, message: string) => void) {
  const id = own(attributes.get('id'));
  if (id !== undefined && page.ids.has(id)) report('site/duplicate-id', `The id "${id}" stands twice.`);
  if (id !== undefined) page.ids.add(id);
  if (attributes.get('http-equiv') === 'content-security-policy') page.policy = own(attributes.get('content')) ?? '';
  if (attributes.has('style') || (name === 'style' && !allows(page.policy, text)))
    report('site/inline-style', 'The page carries a style that its CSP refuses: use a class.');
  const url = own(
    attributes.get('property') === 'og:image' ? attributes.get('content') : attributes.get(addresses[name] ?? ''),
  );
  if (url !== undefined) page.targets.push({ url, at });
  if (name === 'html') page.lang = own(attributes.get('lang')) ?? '';
  if (name === 'link') readLink(attributes, page);
}

/** Whether a policy names a style by its hash. */
const allows = (policy: string, style: string) =>
  /style-src [^;]*/.exec(policy)?.[0].includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);

const copies = new Map<string, string>();

/**
 * A copy, one for all that say the same: a part of a text keeps the whole text in memory, which for every page is a
 * gigabyte at 5,000 notes.
 */
function own(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const copy = copies.get(text) ?? Buffer.from(text).toString();
  copies.set(copy, copy);
  return copy;
}

function readLink(attributes: Tag['attributes'], page: PageText) {
  const [rel, url = '', lang] = ['rel', 'href', 'hreflang'].map((key) => own(attributes.get(key)));
  if (rel === 'canonical') page.canonical.push(url);
  if (rel === 'alternate' && lang) page.alternates.push({ lang, url });
}

/** Line and column of an offset. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';

/** The id of a page within the notebook on one page: `/services/service/` -> `services-service`. */
export const chapterId = (path: string) => path.replaceAll('/', '-').replace(/^-|-$/g, '');

/** Where a page's HTML goes. */
export interface Chapter {
  /** Path of the page, without base and language. */
  path: string;
  /** How many levels its headings go down. */
  down: number;
  /** The chapter's path for an address of the site; nothing for a page that is no chapter. */
  chapterOf: (address: string) => string | undefined;
}

/** A page's HTML as a chapter of another page: its ids its own, its links within the whole, its headings lower, its folds open but for the explanations of commands, which it leaves out. */
export function nestHtml(html: string, chapter: Chapter): string {
  const body = (htmlToHast(html) as unknown as HtmlNode).children?.[0]?.children?.find(({ tagName }) => tagName === 'body');
  if (!body) throw new Error(`The chapter ${chapter.path} has no text`);
  visit(body, chapter);
  return toHtml((body.children ?? []) as Parameters<typeof toHtml>[0] & unknown[], { collapseEmptyAttributes: true });
}

interface HtmlNode {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

const references = ['id', 'htmlFor', 'popoverTarget', 'ariaControls', 'ariaLabelledBy', 'ariaDescribedBy'];

function visit(node: HtmlNode, chapter: Chapter) {
  const properties = node.properties ?? {};
  const own = (id: string) => `${chapterId(chapter.path)}--${id}`;
  for (const key of references) {
    const value = properties[key];
    if (value !== undefined) properties[key] = [value].flat().map((id) => own(String(id))).join(' ');
  }
  // The search finds each page by itself.
  for (const key of Object.keys(properties)) if (key.startsWith('dataPagefind')) delete properties[key];
  if (typeof properties['href'] === 'string') properties['href'] = nestAddress(properties['href'], chapter);
  if (node.tagName === 'details') properties['open'] = true;
  if (node.tagName === 'main') {
    node.tagName = 'div';
    delete properties['id'];
  }
  const [, level] = /^h([1-6])$/.exec(node.tagName ?? '') ?? [];
  if (level) node.tagName = `h${Math.min(6, Number(level) + chapter.down)}`;
  if (node.children) node.children = node.children.filter((child) => !isExplanation(child));
  node.children?.forEach((child) => visit(child, chapter));
}

/** The same words of every command, explained again and again: open on paper they are more than the notes, and each stands on its note's page. */
const isExplanation = ({ properties }: HtmlNode) => [properties?.['className']].flat().includes('explain');

function nestAddress(address: string, { path, chapterOf }: Chapter): string {
  const [page = '', anchor = ''] = address.split('#');
  const target = page === '' ? path : chapterOf(page);
  if (target === undefined) return address;
  return `#${chapterId(target)}${anchor ? `--${anchor}` : ''}`;
}

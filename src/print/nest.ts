import type { Element, ElementContent, Properties, Root } from 'hast';
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

/**
 * A page's HTML as a chapter of another page: its ids its own, its links within the whole, its headings
 * lower, its folds open.
 */
export function nestHtml(html: string, chapter: Chapter): string {
  const { children } = htmlToHast(html, { fragment: true }) as Root;
  return toHtml(
    { type: 'root', children: nestAll(children as ElementContent[], chapter) },
    { collapseEmptyAttributes: true },
  );
}

const nestAll = (nodes: ElementContent[], chapter: Chapter): ElementContent[] =>
  nodes.map((node) => (node.type === 'element' ? nestElement(node, chapter) : node));

function nestElement({ tagName, properties, children }: Element, chapter: Chapter): Element {
  const nested = nestProperties(properties, chapter);
  if (tagName === 'details') nested['open'] = true;
  // The whole has one main part, which is not this.
  if (tagName === 'main') delete nested['id'];
  return {
    type: 'element',
    tagName: nestName(tagName, chapter),
    properties: nested,
    children: nestAll(children, chapter),
  };
}

function nestName(name: string, { down }: Chapter): string {
  const [, level] = /^h([1-6])$/.exec(name) ?? [];
  if (level) return `h${Math.min(6, Number(level) + down)}`;
  return name === 'main' ? 'div' : name;
}

/** The properties that name an id, or several. */
const references = ['id', 'htmlFor', 'popoverTarget', 'ariaControls', 'ariaLabelledBy', 'ariaDescribedBy'];

function nestProperties(properties: Properties, chapter: Chapter): Properties {
  const nested = Object.entries(properties).map(([name, value]) => {
    if (references.includes(name))
      return [name, [value].flat().map((id) => `${chapterId(chapter.path)}--${id}`)] as const;
    return [name, name === 'href' ? nestAddress(String(value), chapter) : value] as const;
  });
  return Object.fromEntries(nested);
}

function nestAddress(address: string, { path, chapterOf }: Chapter): string {
  const [page = '', anchor = ''] = address.split('#');
  const target = page === '' ? path : chapterOf(page);
  if (target === undefined) return address;
  return `#${chapterId(target)}${anchor ? `--${anchor}` : ''}`;
}

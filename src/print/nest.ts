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

// No tree: the notebook on one page is 15 MB at 1,000 notes. The same words of every command, explained again and again, are
// left out: open on paper they are more than the notes, and each stands on its note's page.
const token = /<details class="explain">[\s\S]*?<\/details>|<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;

/** A page's HTML, as Astro writes it, as a chapter of another page: its ids its own, its links within the whole, its headings lower, its folds open but for the explanations of commands, which it leaves out. */
export function nestHtml(html: string, chapter: Chapter): string {
  return html.replace(token, (_, slash: string, name: string | undefined, attributes: string) =>
    name === undefined
      ? ''
      : `<${slash}${nestName(name, chapter)}${nestAttributes(name, attributes, chapter)}${!slash && name === 'details' ? ' open' : ''}>`,
  );
}

function nestName(name: string, { down }: Chapter): string {
  const [, level] = /^h([1-6])$/.exec(name) ?? [];
  if (level) return `h${Math.min(6, Number(level) + down)}`;
  return name === 'main' ? 'div' : name;
}

const references = ['id', 'for', 'popovertarget', 'aria-controls', 'aria-labelledby', 'aria-describedby'];

function nestAttributes(element: string, attributes: string, chapter: Chapter): string {
  return attributes.replace(/\s+([^\s=>"'/]+)(?:="([^"]*)")?/g, (whole, name: string, value = '') => {
    if (element === 'main' && name === 'id') return '';
    if (references.includes(name))
      return ` ${name}="${String(value)
        .split(' ')
        .map((id) => `${chapterId(chapter.path)}--${id}`)
        .join(' ')}"`;
    return name === 'href' ? ` href="${nestAddress(String(value), chapter)}"` : whole;
  });
}

function nestAddress(address: string, { path, chapterOf }: Chapter): string {
  const [page = '', anchor = ''] = address.split('#');
  const target = page === '' ? path : chapterOf(page);
  if (target === undefined) return address;
  return `#${chapterId(target)}${anchor ? `--${anchor}` : ''}`;
}

import { htmlToHast } from 'satteri';
import type { Card } from './card.ts';

/** What the picture of a built page shows, told by its head; nothing for a page that names no picture. */
export function parseCard(html: string): Card | undefined {
  const said = new Map<string, string>();
  const trail: string[] = [];
  const visit = (node: HtmlNode) => {
    const { property, content, type } = node.properties ?? {};
    if (property && content) said.set(property, content);
    if (type === 'application/ld+json') trail.push(...namesOf(node.children?.[0]?.value ?? '{}'));
    node.children?.forEach(visit);
  };
  visit(htmlToHast(html.slice(0, html.indexOf('</head>'))) as unknown as HtmlNode);
  if (!said.has('og:image')) return undefined;
  // The home has no trail, and the last of a trail is the title.
  const over = trail.length > 0 ? trail.slice(0, -1).join('  ·  ') : (said.get('og:site_name') ?? '');
  return { over, title: said.get('og:title') ?? '', description: said.get('og:description') ?? '' };
}

interface HtmlNode {
  properties?: Record<string, string | undefined>;
  children?: HtmlNode[];
  value?: string;
}

function namesOf(json: string): string[] {
  const { itemListElement = [] } = JSON.parse(json) as { itemListElement?: { name: string }[] };
  return itemListElement.map(({ name }) => name);
}

/** A start tag of built HTML. */
export interface Tag {
  name: string;
  /** Names as written, values with their entities read; an empty one where there is none. */
  attributes: Map<string, string>;
  /** Where it begins in the text. */
  at: number;
  /** What a script or a style holds. */
  text: string;
}

// No tree: a whole notebook on one page is 100 MB, whose nodes would take gigabytes.
const inTag = `((?:[^>"']|"[^"]*"|'[^']*')*)`;
const token = new RegExp(
  String.raw`<!--[\s\S]*?-->|<(script|style)\b${inTag}>([\s\S]*?)</\1>|<([a-z][\w:-]*)${inTag}>`,
  'gi',
);

/**
 * The start tags of a page as Astro writes it, one after the other: those that these words stand in. What stands in
 * scripts, styles and comments is none.
 */
export function* parseTags(html: string, words: RegExp): Generator<Tag> {
  for (const {
    1: raw,
    2: rawAttributes,
    3: text = '',
    4: name = raw,
    5: attributes = rawAttributes,
    index,
  } of html.matchAll(token))
    if (name && (words.test(name) || words.test(attributes ?? '')))
      yield { name: name.toLowerCase(), attributes: parseAttributes(attributes ?? ''), at: index, text };
}

function parseAttributes(text: string): Map<string, string> {
  const all = text.matchAll(/([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g);
  return new Map(
    [...all].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      parseEntities(double ?? single ?? bare ?? ''),
    ]),
  );
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const parseEntities = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name = '') =>
    hex || decimal ? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)) : (named[name] ?? whole),
  );

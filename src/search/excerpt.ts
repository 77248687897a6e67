import type { Fragment } from './pagefind/index-reader.ts';
import { toWords } from './plain.ts';
import { isTerm } from './terms.ts';

/** How many words are shown. */
const length = 20;

export interface Section {
  /** Its heading's id and text; both empty for the text before the first heading. */
  id: string;
  title: string;
  /** Words of it, around those that were looked for. */
  excerpt: string;
}

/** The section of a note that says most of what was looked for. */
export function findSection({ content, anchors, meta }: Fragment, terms: readonly string[]): Section {
  const words = content.split(/\s+/);
  const found = words.map((word) => toWords(word).some((part) => isTerm(part, terms)));
  const headings = anchors.filter(({ element }) => /^h[2-4]$/.test(element));
  const starts = [{ id: '', text: '', location: 0 }, ...headings];
  const named = (title: string) => new Set(toWords(title).filter((word) => isTerm(word, terms))).size;
  const sections = starts.map(({ id, text, location }, index) => {
    const end = starts[index + 1]?.location ?? words.length;
    const body = words
      .slice(location, end)
      .filter((_, at) => found[location + at])
      .flatMap(toWords);
    return { id, title: text, location, end, worth: 4 * named(text) + new Set(body).size + Math.log1p(body.length) };
  });
  const isAbout = toWords(meta['title'] ?? '').every((word) => isTerm(word, terms));
  const best = isAbout ? sections[0] : sections.toSorted((a, b) => b.worth - a.worth)[0];
  if (!best) return { id: '', title: '', excerpt: '' };
  // A text begins with its title, a section with its heading: both are shown already.
  const shown = best.title || (content.startsWith(meta['title'] ?? '') ? (meta['title'] ?? '') : '');
  return {
    id: best.id,
    title: best.title,
    excerpt: cut(words, found, best.location + shown.split(/\s+/).filter(Boolean).length, best.end),
  };
}

/** The stretch of words that has most of those looked for, from a little before the first of them. */
function cut(words: readonly string[], found: readonly boolean[], from: number, to: number): string {
  let best = from;
  let most = 0;
  for (let at = from; at < to; at += 1) {
    const count = found[at] ? found.slice(at, Math.min(at + length, to)).filter(Boolean).length : 0;
    if (count > most) [best, most] = [at, count];
  }
  const start = Math.max(from, Math.min(best - 4, to - length));
  return `${start > from ? '… ' : ''}${words.slice(start, start + length).join(' ')}${start + length < words.length ? ' …' : ''}`;
}

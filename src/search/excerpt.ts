import type { Fragment } from './pagefind/format.ts';
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

/** The section of a note that says most of what was looked for; the top of one that is called so. */
export function findSection(fragment: Fragment, terms: readonly string[]): Section {
  const { content, meta } = fragment;
  const words = content.split(/\s+/);
  const found = words.map((word) => toWords(word).some((part) => isTerm(part, terms)));
  const sections = getSections(fragment, words.length);
  const isCalledSo = toWords(meta['title'] ?? '').every((word) => isTerm(word, terms));
  const worths = sections.map((section) => worthOf(section, words, found, terms));
  const best = sections[isCalledSo ? 0 : worths.indexOf(Math.max(...worths))];
  if (!best) return { id: '', title: '', excerpt: '' };
  // A text begins with its title, a section with its heading: both are shown already.
  const shown = best.title || (content.startsWith(meta['title'] ?? '') ? (meta['title'] ?? '') : '');
  const from = best.start + shown.split(/\s+/).filter(Boolean).length;
  return { id: best.id, title: best.title, excerpt: cut(words, found, from, best.end) };
}

/** A stretch of a text, by the numbers of its words. */
interface Stretch {
  id: string;
  title: string;
  start: number;
  end: number;
}

/** What stands before the first heading, and below each. */
function getSections({ anchors }: Fragment, length: number): Stretch[] {
  const headings = anchors.filter(({ element }) => /^h[2-4]$/.test(element));
  const starts = [{ id: '', text: '', location: 0 }, ...headings];
  return starts.map(({ id, text, location }, index) => ({
    id,
    title: text,
    start: location,
    end: starts[index + 1]?.location ?? length,
  }));
}

/**
 * How much a section says of what was looked for: four times in its heading, each other word once, and a
 * little for how often.
 */
function worthOf(
  { title, start, end }: Stretch,
  words: readonly string[],
  found: readonly boolean[],
  terms: readonly string[],
) {
  const named = new Set(toWords(title).filter((word) => isTerm(word, terms))).size;
  const body = words
    .slice(start, end)
    .filter((_, at) => found[start + at])
    .flatMap(toWords);
  return 4 * named + new Set(body).size + Math.log1p(body.length);
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
  return (
    `${start > from ? '… ' : ''}${words.slice(start, start + length).join(' ')}` +
    `${start + length < words.length ? ' …' : ''}`
  );
}

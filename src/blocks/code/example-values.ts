import type { DecorationItem } from 'shiki';
import { findValues } from '../../content/example-values.ts';

/** Marks the example's values in highlighted code as `<var data-value>`: a script puts the reader's own there. */
export const markValues = (code: string): DecorationItem[] =>
  findValues(code).map(({ shown, start, end, yaml }) => ({
    start,
    end,
    tagName: 'var',
    properties: { 'data-value': shown, 'data-yaml': yaml ? '' : undefined },
    alwaysWrap: true,
  }));

/** A text in its pieces, each with the value that it shows, if any. */
export function splitValues(text: string): { text: string; shown?: string }[] {
  const places = findValues(text);
  const pieces = places.flatMap(({ shown, start, end }, index) => [
    { text: text.slice(places[index - 1]?.end ?? 0, start) },
    { text: text.slice(start, end), shown },
  ]);
  return [...pieces, { text: text.slice(places.at(-1)?.end ?? 0) }].filter((piece) => piece.text !== '');
}

import { findTerms } from './terms.ts';

/**
 * Marks the words of a search in the page that a result led to, until Escape is pressed, and takes them out of its
 * address. The text itself stays as it is.
 */
export function markPage(words: string) {
  const address = new URL(location.href);
  address.searchParams.delete('mark');
  history.replaceState(history.state, '', address);
  const terms = words.split(' ').filter(Boolean);
  const main = document.querySelector('main');
  if (!main || terms.length === 0 || !('highlights' in CSS)) return;
  CSS.highlights.set('found', new Highlight(...rangesOf(main, terms)));
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && CSS.highlights.delete('found'));
}

function rangesOf(root: Element, terms: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const [start, end] of findTerms(node.nodeValue ?? '', terms)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  return ranges;
}

import { findReached, onReading } from './reading-place.client.ts';

/** Marks the link of the page's contents whose section is being read, and keeps it in sight where they are long. */
export function markHeading() {
  const links = new Map<HTMLElement | null, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc:not(.folded) a'))
    links.set(document.getElementById(decodeURIComponent(link.hash.slice(1))), link);
  const headings = [...links.keys()].filter((heading) => heading !== null);
  let marked: HTMLAnchorElement | undefined;
  onReading(() => {
    const link = links.get(findReached(headings) ?? null);
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    marked = link;
    const box = link?.closest('.beside');
    if (!box || !link) return;
    const { offsetTop } = link;
    if (offsetTop < box.scrollTop || offsetTop + link.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = offsetTop - box.clientHeight / 2;
  });
}

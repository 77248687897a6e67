import { findReached } from './reading-place.client.ts';

/** The other language opens at the part of the page that is being read: both have the same ids. */
export function keepPlace() {
  const parts = document.querySelectorAll<HTMLElement>('main :is(h2, h3, li, figure)[id]');
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
    link.addEventListener('click', () => (link.hash = findReached(parts)?.id ?? ''));
}

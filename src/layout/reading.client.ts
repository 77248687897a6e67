import { findReached } from './reading-place.client.ts';

/**
 * Marks the notes whose end was seen, and leads back to where the last one was left. All of it stays on this device.
 */
interface Reading {
  /** Paths below the home of their language, so that both languages share them. */
  read?: string[];
  /** By the home of a language: the address and the words of the section that was read last in it. */
  [home: `/${string}`]: [address: string, words: string];
}

const find = <T extends Element = HTMLElement>(selector: string) => document.querySelector<T>(selector);
const said = () => (find('#notes-read')?.dataset ?? {}) as { home?: `/${string}`; label?: string };
const getHome = () => said().home ?? '/';
const pathOf = ({ pathname }: { pathname: string }) => pathname.slice(getHome().length);

/**
 * Marks what was read whenever the page is shown, also again out of the browser's history, and when another tab has
 * read on; keeps what is read of the page.
 */
export function followReading() {
  for (const sign of ['pageshow', 'storage']) addEventListener(sign, show);
  if (document.readyState === 'complete') show();
  const end = find('.pager');
  if (end) {
    new IntersectionObserver(([entry]) => entry?.isIntersecting && keepRead()).observe(end);
    document.addEventListener('visibilitychange', leave);
  }
  find('.resume button')?.addEventListener('click', () => {
    keep({});
    show();
    // The button is gone, and the focus goes to what follows it.
    find('.hero .search-button')?.focus();
  });
}

/** Where storage is forbidden `localStorage` throws: nothing is marked then. */
function get(): Reading {
  try {
    return JSON.parse(localStorage.getItem('reading') ?? '') as Reading;
  } catch {
    return {};
  }
}

function keep(reading: Reading) {
  try {
    localStorage.setItem('reading', JSON.stringify(reading));
  } catch {}
}

function keepRead() {
  const reading = get();
  keep({ ...reading, read: [...new Set(reading.read).add(pathOf(location))] });
}

function show() {
  const { read = [], [getHome()]: last } = get();
  for (const mark of document.querySelectorAll('.read')) mark.remove();
  if (read.length > 0) markRead(new Set(read));
  const resume = find('.resume');
  const link = resume?.querySelector('a');
  if (!resume || !link) return;
  [link.href, link.textContent] = last ?? ['', ''];
  resume.hidden = !last;
}

function markRead(read: ReadonlySet<string>) {
  const { label } = said();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(':is(.sidebar, .cards, .siblings) a'))
    if (read.has(pathOf(link))) link.insertAdjacentHTML('beforeend', `<span class=read>${label}</span>`);
}

function leave() {
  const heading = findReached(document.querySelectorAll<HTMLElement>('.prose :is(h2, h3)'));
  const words = `${find('h1')?.textContent}${heading ? ` › ${heading.textContent}` : ''}`;
  keep({ ...get(), [getHome()]: [`${location.pathname}#${heading?.id ?? ''}`, words] });
}

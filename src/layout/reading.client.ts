/** Marks the notes whose end was seen, and leads back to where the last one was left. All of it stays on this device. */
interface Reading {
  /** Paths below the home of their language, so that both languages share them. */
  read?: string[];
  /** By the home of a language: the address and the words of the section that was read last in it. */
  [home: `/${string}`]: [address: string, words: string];
}

const { home = '/', label } = (document.getElementById('notes-read')?.dataset ?? {}) as {
  home?: `/${string}`;
  label?: string;
};
const find = <T extends Element = HTMLElement>(selector: string) => document.querySelector<T>(selector);
const pathOf = ({ pathname }: { pathname: string }) => pathname.slice(home.length);
const resume = find('.resume');
const end = find('.pager');

/** A browser that keeps nothing marks nothing. */
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

function show() {
  const { read = [], [home]: last } = get();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(':is(.sidebar, .cards, .siblings) a')) {
    link.querySelector('.read')?.remove();
    if (read.includes(pathOf(link))) link.insertAdjacentHTML('beforeend', `<span class=read>${label}</span>`);
  }
  const link = resume?.querySelector('a');
  if (!resume || !link) return;
  [link.href, link.textContent] = last ?? ['', ''];
  resume.hidden = !last;
}

function leave() {
  const heading = [...document.querySelectorAll('.prose :is(h2, h3)')].findLast(
    (each) => each.getBoundingClientRect().top < 120,
  );
  const words = `${find('h1')?.textContent}${heading ? ` › ${heading.textContent}` : ''}`;
  keep({ ...get(), [home]: [`${location.pathname}#${heading?.id ?? ''}`, words] });
}

show();
addEventListener('pageshow', show);
if (end) {
  new IntersectionObserver(
    ([entry]) => entry?.isIntersecting && keep({ ...get(), read: [...new Set(get().read).add(pathOf(location))] }),
  ).observe(end);
  document.addEventListener('visibilitychange', leave);
}
resume?.querySelector('button')?.addEventListener('click', () => {
  keep({});
  show();
  // The button is gone, and the focus goes to what follows it.
  find('.hero .search-button')?.focus();
});

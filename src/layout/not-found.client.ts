import { distance } from 'fastest-levenshtein';
import { fill } from '../i18n/fill.ts';

/** Shows the language of the address that was not found, and the pages whose addresses are nearest to it. */
const sections = [...document.querySelectorAll<HTMLElement>('.not-found')];
const prefixOf = (section: HTMLElement) => section.dataset['prefix'] ?? '/';
// The longest prefix wins: /en/ before /.
const [own] = sections
  .filter((section) => location.pathname.startsWith(prefixOf(section)))
  .sort((a, b) => prefixOf(b).length - prefixOf(a).length);

if (own) {
  for (const other of sections) other.hidden = other !== own;
  document.documentElement.lang = own.lang;
  const path = decode(location.pathname);
  const lede = own.querySelector('.lede');
  if (lede) lede.textContent = fill(own.dataset['text'] ?? '', { path });
  suggest(own, path);
}

/** As people write it; as it is where it is malformed, as `%E0%A4%A` is. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function suggest(section: HTMLElement, path: string) {
  const near = [...section.querySelectorAll<HTMLAnchorElement>('.all a')]
    .map((link) => ({ link, far: farness(path, link.pathname) }))
    .filter(({ far }) => far < 0.7)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3);
  const list = section.querySelector('.suggestions ul');
  const box = section.querySelector<HTMLElement>('.suggestions');
  if (!list || !box || near.length === 0) return;
  list.replaceChildren(
    ...near.map(({ link }) => {
      const item = document.createElement('li');
      item.append(link.cloneNode(true));
      return item;
    }),
  );
  box.hidden = false;
}

/** 0 for the same last word of the address, 1 for nothing in common. */
function farness(a: string, b: string): number {
  const last = (path: string) =>
    path
      .split('/')
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.html$/, '')
      .toLowerCase() ?? '';
  const [x, y] = [last(a), last(b)];
  return x === '' || y === '' ? 1 : distance(x, y) / Math.max(x.length, y.length);
}

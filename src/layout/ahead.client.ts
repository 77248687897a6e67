const asked = new Set([location.pathname]);

/** Fetches a page of the site when a reader points at its link: it is there, or nearly, when the link is pressed. */
export function fetchAhead() {
  for (const sign of ['pointerover', 'focusin', 'touchstart'])
    document.addEventListener(sign, ({ target }) => fetchTarget(target as Element), { passive: true });
}

function fetchTarget(target: Element) {
  const link = target.closest<HTMLAnchorElement>('a[href$="/"], a[href*="/#"]');
  if (!link || link.origin !== location.origin || asked.has(link.pathname)) return;
  asked.add(link.pathname);
  document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: link.pathname }));
}

/** Whether the reader still is where an address led: a scroll ends it, but for one that stops at the page's end. */
let isLed = true;

/** Calls back, once a frame at most, whenever another part of the page may be the one that is read. */
export function onReading(work: () => void) {
  let isDue = false;
  const later = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      isLed &&= isAtEnd();
      work();
    });
  };
  // A link within the page changes no address when it is pressed again, but always is an entry of the history.
  addEventListener('popstate', () => {
    isLed = true;
    later();
  });
  for (const sign of ['scroll', 'resize', 'pageshow']) addEventListener(sign, later, { passive: true });
  new ResizeObserver(later).observe(document.body);
}

/**
 * The last of some parts of the page, in its order, that the reader has come to; none above the first. Near the page's
 * end, where no part can come up to the line any more, it is the one that an address led to, else the last.
 */
export function findReached(parts: Iterable<HTMLElement>): HTMLElement | undefined {
  const shown = [...parts].filter((part) => part.getClientRects().length > 0);
  const target = isLed && isAtEnd() && document.querySelector(':target');
  // Above the window it is where a page that is loaded anew was opened, not where its reader had come to.
  if (target && target.getBoundingClientRect().bottom > 0)
    return shown.findLast((part) => part === target || part.compareDocumentPosition(target) & 4);
  if (scrollY > 0 && isAtEnd()) return shown.at(-1);
  const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
  return shown.findLast((part) => part.getBoundingClientRect().top < line);
}

const isAtEnd = () => scrollY + innerHeight > document.documentElement.scrollHeight - 2;

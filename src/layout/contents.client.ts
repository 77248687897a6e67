/** Marks the link of the page's contents whose section is being read. */
export function markHeading() {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc:not(.folded) a')];
  const byId = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...byId.keys()].map((id) => document.getElementById(id)).filter((heading) => heading !== null);
  // The watched area reaches far down, so that a jump over several headings is told of as well.
  const observer = new IntersectionObserver(() => mark(byId, headings), {
    rootMargin: '-120px 0px 1000000px 0px',
    threshold: 1,
  });
  for (const heading of headings) observer.observe(heading);
}

function mark(links: ReadonlyMap<string, HTMLAnchorElement>, headings: readonly HTMLElement[]) {
  const current = headings.findLast((heading) => heading.getBoundingClientRect().top < 120)?.id;
  for (const [id, link] of links) {
    if (id === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

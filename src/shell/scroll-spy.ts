/** Marks the link of the page's contents whose section is being read. */
const links = new Map([...document.querySelectorAll<HTMLAnchorElement>('.toc:not(.folded) a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...links.keys()].map((id) => document.getElementById(id)).filter((heading) => heading !== null);

function mark() {
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
  const current = passed.at(-1)?.id;
  for (const [id, link] of links) {
    if (id === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

if (headings.length > 0) {
  const observer = new IntersectionObserver(mark, { rootMargin: '-110px 0px -60% 0px' });
  for (const heading of headings) observer.observe(heading);
}

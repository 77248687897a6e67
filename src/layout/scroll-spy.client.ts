/** Marks the link of the page's contents whose section is being read. */
const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.toc:not(.folded) a')].map((link) => [
    decodeURIComponent(link.hash.slice(1)),
    link,
  ]),
);
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
  // Told of each heading that crosses the line, also by a jump from far below it.
  const observer = new IntersectionObserver(mark, { rootMargin: '-120px 0px 1000000px 0px', threshold: 1 });
  for (const heading of headings) observer.observe(heading);
}

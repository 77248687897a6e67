/** The other language opens at the section that is being read: headings share their ids. */
export function keepSection() {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
    link.addEventListener('click', () => (link.hash = location.hash));
}

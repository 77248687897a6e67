/** Puts a stylesheet into the page; resolves when it is in place, or when it could not come and will not. */
export function addSheet(href: string): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  const settled = new Promise<void>((resolve) => (link.onload = link.onerror = () => resolve()));
  document.head.append(link);
  return settled;
}

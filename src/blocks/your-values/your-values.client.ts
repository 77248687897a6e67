/** `<your-values>`: what its fields do is another file, asked for by a reader who has values or goes to the fields. */
export class YourValues extends HTMLElement {
  connectedCallback() {
    const start = () => void import('./values-panel.client.ts').then(({ start }) => start(this));
    if (isKept(this.dataset['key'] ?? '')) start();
    else this.addEventListener('focusin', start, { once: true });
  }
}

/**
 * The key comes from the page's HTML: its module is bundled with the search's words, and importing it here would load
 * those on every page.
 */
function isKept(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** `<your-values>`: what its fields do is another file, asked for by a reader who has values or goes to the fields. */
export class YourValues extends HTMLElement {
  connectedCallback() {
    const start = () => void import('./values-panel.client.ts').then(({ start }) => start(this));
    if (isKept(this.dataset['key'] ?? '')) start();
    else this.addEventListener('focusin', start, { once: true });
  }
}

/** The key is written in the page: imported, it would bring what it stands beside into the script of every page. */
function isKept(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

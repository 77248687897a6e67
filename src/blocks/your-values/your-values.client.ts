/**
 * `<your-values>`: what its fields do is another file, asked for by a reader who has values or goes to the fields. The
 * values may come from another tab, or be given while this page waits in the browser's history.
 */
export class YourValues extends HTMLElement {
  private panel: Promise<void> | undefined;

  connectedCallback() {
    const look = () => isKept(this.dataset['key'] ?? '') && this.start();
    look();
    for (const sign of ['storage', 'pageshow']) addEventListener(sign, look);
    this.addEventListener('focusin', () => this.start());
  }

  start() {
    this.panel ??= import('./values-panel.client.ts').then(({ start }) => start(this));
    this.panel.catch(() => (this.panel = undefined));
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

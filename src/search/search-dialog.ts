/**
 * `<search-dialog>`: opens on `/`, Ctrl+K and every `[data-search]` button. The rest of the search is another file,
 * asked for at the first sign that a reader wants it.
 */
class SearchDialog extends HTMLElement {
  private readonly dialog = this.querySelector('dialog');
  private panel: Promise<import('./panel.ts').Panel> | undefined;

  connectedCallback() {
    document.addEventListener('keydown', (event) => this.onKey(event));
    for (const button of document.querySelectorAll<HTMLElement>('[data-search]')) {
      for (const sign of ['pointerenter', 'focus', 'touchstart']) button.addEventListener(sign, () => void this.load(), { passive: true, once: true });
      button.addEventListener('click', () => void this.open(button.dataset['search']));
    }
  }

  /** The panel, loaded once; a failed load is tried again on the next call. */
  load() {
    this.panel ??= import('./panel.ts').then(({ Panel }) => new Panel(this));
    this.panel.catch(() => (this.panel = undefined));
    return this.panel;
  }

  async open(query?: string) {
    if (!this.dialog?.open) this.dialog?.showModal();
    const input = this.querySelector('input');
    if (query && input) input.value = query;
    // Before the panel is there: what the reader types meanwhile must not be selected and overwritten.
    input?.focus();
    input?.select();
    const panel = await this.load();
    panel.start();
  }

  onKey(event: KeyboardEvent) {
    const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!control && !slash) return;
    event.preventDefault();
    void this.open();
  }
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

customElements.define('search-dialog', SearchDialog);

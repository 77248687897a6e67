import { addSheet } from '../styles/sheet.client.ts';
import type { PanelTexts } from './panel.client.ts';
import sheet from './search.css?url';

/**
 * `<search-dialog>`: opens on `/`, Ctrl+K, every `[data-search]` button and a `?q=` in the address. The rest of the
 * search is other files, asked for at the first sign that a reader wants them. It also marks what a result led to.
 */
export class SearchDialog extends HTMLElement {
  private readonly dialog = this.querySelector('dialog');
  private panel: Promise<import('./panel.client.ts').Panel> | undefined;

  connectedCallback() {
    document.addEventListener('keydown', (event) => this.onKey(event));
    for (const button of document.querySelectorAll<HTMLElement>('[data-search]')) {
      for (const sign of ['pointerenter', 'focus', 'touchstart'])
        button.addEventListener(sign, () => void this.load(), { passive: true, once: true });
      button.addEventListener('click', () => void this.open(button.dataset['search']));
    }
    this.querySelector('.search-retry')?.addEventListener('click', () => void this.open());
    const asked = new URLSearchParams(location.search);
    if (asked.has('q')) void this.open(asked.get('q') ?? '');
    if (asked.has('mark')) void import('./mark.client.ts').then(({ markPage }) => markPage(asked.get('mark') ?? ''));
  }

  /** The panel, loaded once; a failed load is tried again on the next call. */
  load() {
    this.panel ??= this.fetchAhead().then(([{ Panel }, texts]) => new Panel(this, texts, () => this.fail()));
    this.panel.catch(() => (this.panel = undefined));
    return this.panel;
  }

  /** Asks for all parts at once: one after the other they cost a round trip each. */
  private fetchAhead() {
    const { base = '/', language = '' } = this.dataset;
    void addSheet(sheet).then(() => this.dialog?.classList.add('styled'));
    // The addresses are those that `IndexReader.open` asks for.
    for (const part of ['index.pf_meta', 'cards.json'])
      document.head.append(
        Object.assign(document.createElement('link'), {
          rel: 'preload',
          as: 'fetch',
          crossOrigin: 'anonymous',
          href: `${base}pagefind/${language}/${part}`,
        }),
      );
    return Promise.all([
      import('./panel.client.ts'),
      fetch(`${base}search/${language}.json`).then((response): Promise<PanelTexts> => response.json()),
    ]);
  }

  async open(query?: string) {
    // Before the dialog is shown, which takes a slow machine as long as a round trip.
    const loading = this.load();
    if (!this.dialog?.open) this.dialog?.showModal();
    const input = this.querySelector('input');
    if (query && input) input.value = query;
    // Before the panel is there: what the reader types meanwhile must not be selected and overwritten.
    input?.focus();
    input?.select();
    try {
      (await loading).start();
    } catch {
      this.fail();
    }
  }

  /** Says that the search could not be loaded; its button tries again. */
  fail() {
    this.dialog?.classList.add('broken');
    const status = this.querySelector('.search-status');
    if (status) status.textContent = this.dataset['failed'] ?? '';
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

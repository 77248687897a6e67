import { count } from '../i18n/fill.ts';
import { plain } from '../search/plain.ts';

/** `<list-filter>`: hides the entries that lack a typed word or are of another kind, and the headings over none. */
class ListFilter extends HTMLElement {
  private entries: { element: HTMLElement; text: string; kinds: string[] }[] | undefined;

  connectedCallback() {
    this.addEventListener('input', () => this.narrow());
    // A browser that comes back to the page fills in what was typed and chosen before.
    if (this.typed || this.kind) this.narrow();
    else this.say(this.querySelectorAll('.entry').length);
  }

  private narrow() {
    const words = plain(this.typed).split(/\s+/);
    const { kind } = this;
    let shown = 0;
    this.entries ??= this.readEntries();
    for (const { element, text, kinds } of this.entries) {
      element.hidden = !(words.every((word) => text.includes(word)) && (kind === '' || kinds.includes(kind)));
      shown += Number(!element.hidden);
    }
    for (const section of this.querySelectorAll<HTMLElement>('section'))
      section.hidden = !section.querySelector('.entry:not([hidden])');
    this.say(shown);
  }

  /** The words of all entries: a page of them, which nobody asks for before there is something to find in them. */
  private readEntries() {
    return [...this.querySelectorAll<HTMLElement>('.entry')].map((element) => ({
      element,
      text: plain(`${element.textContent} ${element.dataset['words']}`),
      kinds: (element.dataset['kind'] ?? '').split(' '),
    }));
  }

  private get typed() {
    return this.querySelector('input')?.value ?? '';
  }

  private get kind() {
    return this.querySelector('select')?.value ?? '';
  }

  private say(shown: number) {
    const status = this.querySelector('[role=status]');
    if (status)
      status.textContent = count({ one: this.dataset['one'] ?? '', other: this.dataset['other'] ?? '' }, shown);
  }
}

customElements.define('list-filter', ListFilter);

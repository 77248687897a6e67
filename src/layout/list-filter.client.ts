import { count } from '../i18n/fill.ts';
import { plain } from '../search/plain.ts';

/** `<list-filter>`: hides the entries that lack a typed word or are of another kind, and the headings over none. */
class ListFilter extends HTMLElement {
  private readonly entries = [...this.querySelectorAll<HTMLElement>('.entry')].map((element) => ({
    element,
    text: plain(`${element.textContent} ${element.dataset['words']}`),
    kinds: (element.dataset['kind'] ?? '').split(' '),
  }));

  connectedCallback() {
    this.addEventListener('input', () => this.narrow());
    this.narrow();
  }

  private narrow() {
    const words = plain(this.querySelector('input')?.value ?? '').split(/\s+/);
    const kind = this.querySelector('select')?.value ?? '';
    let shown = 0;
    for (const { element, text, kinds } of this.entries) {
      element.hidden = !(words.every((word) => text.includes(word)) && (kind === '' || kinds.includes(kind)));
      shown += Number(!element.hidden);
    }
    for (const section of this.querySelectorAll<HTMLElement>('section'))
      section.hidden = !section.querySelector('.entry:not([hidden])');
    const status = this.querySelector('[role=status]');
    if (status)
      status.textContent = count({ one: this.dataset['one'] ?? '', other: this.dataset['other'] ?? '' }, shown);
  }
}

customElements.define('list-filter', ListFilter);

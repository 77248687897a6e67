import { count } from '../i18n/fill.ts';
import { nodes, plain } from '../search/plain.ts';

/**
 * `<list-filter>`: hides the entries that lack a typed word or are of another kind, and the headings over none. It
 * looks at what a reader sees: the name, the text with their own values and the note, not at buttons.
 */
class ListFilter extends HTMLElement {
  private readonly entries = [...this.querySelectorAll<HTMLElement>('.entry')];

  connectedCallback() {
    this.addEventListener('input', () => this.narrow());
    // A browser that comes back to the page fills in what was typed and chosen before.
    for (const sign of ['pageshow', 'values']) addEventListener(sign, () => this.renew());
    this.renew();
  }

  private renew() {
    if (this.typed || this.kind) this.narrow();
    else this.say(this.entries.length);
  }

  private narrow() {
    const words = readable(this.typed).split(/\s+/);
    const { kind } = this;
    let shown = 0;
    for (const entry of this.entries) {
      const isOfKind = kind === '' || entry.dataset['kind']?.split(' ').includes(kind);
      entry.hidden = !isOfKind || !hasAll(entry, words);
      shown += Number(!entry.hidden);
    }
    for (const section of this.querySelectorAll<HTMLElement>('section'))
      section.hidden = !section.querySelector('.entry:not([hidden])');
    this.say(shown);
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

/** `nó` is no part of `nota`. */
const readable = (text: string) => plain(nodes(text));

function hasAll(entry: HTMLElement, words: readonly string[]): boolean {
  const seen = [...entry.querySelectorAll('figcaption, .block > .text, .shown-in a')];
  const text = readable([...seen.map(({ textContent }) => textContent), entry.dataset['words']].join(' '));
  return words.every((word) => text.includes(word));
}

customElements.define('list-filter', ListFilter);

import { announce, copyText } from '../blocks/clipboard.ts';
import { count, fill } from '../i18n/fill.ts';
import type { Language } from '../i18n/languages.ts';
import type { Texts } from '../i18n/pt-br.ts';
import { find, loadEngine, type Answer, type Found } from './engine.ts';

export type PanelTexts = Texts['search'] &
  Pick<Texts['command'], 'copy' | 'copied' | 'copyFailed' | 'copyOf'> & { topicNames: Record<string, string> };

/** What the search dialog does once it is open. */
export class Panel {
  private readonly dialog: HTMLDialogElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLOListElement;
  private readonly status: HTMLElement;
  private readonly topic: HTMLSelectElement;
  private readonly texts: PanelTexts;
  private readonly base: string;
  private readonly language: Language;
  /** The number of the newest query: answers to older ones are dropped. */
  private asked = 0;
  private pending: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement) {
    const part = <T extends Element>(selector: string) => {
      const element = host.querySelector<T>(selector);
      if (!element) throw new Error(`The search dialog has no ${selector}`);
      return element;
    };
    this.dialog = part('dialog');
    this.input = part('input[type=search]');
    this.list = part('.search-results');
    this.status = part('.search-status');
    this.topic = part('select');
    this.texts = JSON.parse(host.dataset['texts'] ?? '{}') as PanelTexts;
    this.base = host.dataset['base'] ?? '/';
    this.language = host.dataset['language'] as Language;
    this.input.addEventListener('input', () => this.later());
    for (const filter of host.querySelectorAll('input[type=radio], select')) filter.addEventListener('change', () => void this.ask());
    this.dialog.addEventListener('keydown', (event) => this.onKey(event));
    this.dialog.addEventListener('click', (event) => this.onClick(event));
    void loadEngine(this.base).catch(() => undefined);
  }

  /** Shows the answer to what stands in the field. */
  start() {
    void this.ask();
  }

  private later() {
    clearTimeout(this.pending);
    this.pending = setTimeout(() => void this.ask(), 60);
  }

  private async ask() {
    clearTimeout(this.pending);
    const query = this.input.value.trim();
    const number = ++this.asked;
    this.dialog.classList.toggle('asked', query !== '');
    if (query === '') {
      this.list.replaceChildren();
      this.say('');
      this.showCounts({});
      return;
    }
    const slow = setTimeout(() => this.say(this.texts.loading), 300);
    try {
      const answer = await find(this.base, this.language, query, { kind: this.kind(), topic: this.topic.value });
      if (number === this.asked) this.show(query, answer);
    } catch {
      if (number === this.asked) this.showFailure();
    } finally {
      clearTimeout(slow);
    }
  }

  private kind = () => this.dialog.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value ?? '';

  private show(query: string, { corrected, found, total, counts }: Answer) {
    this.list.replaceChildren(...found.map((result) => this.item(result)));
    this.list.scrollTop = 0;
    this.showCounts(counts);
    const amount = total === 0 ? fill(this.texts.none, { query }) : count(this.texts.count, total);
    this.say(corrected ? `${fill(this.texts.corrected, { query: corrected })} ${amount}` : amount);
  }

  private showCounts(counts: Record<string, number>) {
    const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
    for (const place of this.dialog.querySelectorAll<HTMLElement>('[data-count]')) {
      const n = place.dataset['count'] === '' ? all : (counts[place.dataset['count'] ?? ''] ?? 0);
      place.textContent = all === 0 ? '' : String(n);
    }
  }

  private showFailure() {
    this.list.replaceChildren();
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.className = 'button';
    retry.textContent = this.texts.retry;
    retry.addEventListener('click', () => void this.ask());
    this.status.replaceChildren(this.texts.failed, ' ', retry);
  }

  private say(text: string) {
    this.status.textContent = text;
  }

  private item(result: Found): HTMLLIElement {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = result.url;
    link.append(element('strong', result.title));
    if (result.run) link.append(element('code', result.run));
    if (result.kind !== 'command') {
      const excerpt = element('span', '', 'excerpt');
      excerpt.innerHTML = result.excerpt;
      link.append(excerpt);
    }
    const topic = this.texts.topicNames[result.topic];
    const where = [this.texts.kind[result.kind], topic, result.heading === result.title ? undefined : result.heading];
    link.append(element('span', where.filter(Boolean).join(' · '), 'where'));
    item.append(link);
    if (result.kind !== 'note') item.append(this.copyButton(result));
    return item;
  }

  private copyButton(result: Found): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = this.texts.copy;
    button.setAttribute('aria-label', fill(this.texts.copyOf, { what: result.title }));
    button.addEventListener('click', async () => {
      const says = { copied: this.texts.copied, failed: this.texts.copyFailed };
      try {
        await copyText(result.run || (await fetchManifest(this.base, result)), button, says);
      } catch {
        announce(this.texts.failed);
      }
    });
    return button;
  }

  private onClick(event: MouseEvent) {
    const target = event.target as HTMLElement;
    if (target === this.dialog || target.closest('[data-close]')) this.dialog.close();
    // A result on the page that is open already moves no page: the dialog must not stay over it.
    else if (target.closest('.search-results a')) this.dialog.close();
  }

  private onKey(event: KeyboardEvent) {
    const links = [...this.list.querySelectorAll('a')];
    const items = [...this.list.children];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (document.activeElement instanceof HTMLSelectElement || (document.activeElement as HTMLInputElement).type === 'radio') return;
      event.preventDefault();
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      (next < 0 ? this.input : links[Math.min(next, links.length - 1)])?.focus();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      items[Math.max(at, 0)]?.querySelector('button')?.click();
    } else if (event.key === 'Enter' && document.activeElement === this.input) {
      event.preventDefault();
      links[0]?.click();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ' && at >= 0) {
      // Typing goes on in the field, wherever the arrows have led.
      this.input.focus();
    }
  }
}

function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** The exact text of a manifest: its result carries its file, not its text. */
async function fetchManifest(base: string, result: Found): Promise<string> {
  const response = await fetch(`${base}manifests/${result.topic}/${result.title}`);
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.text()).trimEnd();
}

import { announce } from '../blocks/copy-button/clipboard.client.ts';
import { readValues, withoutValues } from '../content/your-values.client.ts';
import { count, fill } from '../i18n/fill.ts';
import type { Language } from '../i18n/languages.ts';
import type { Texts } from '../i18n/pt-br.ts';
import { Engine, type Answer, type Filter } from './engine.ts';
import type { Kind } from './kinds.ts';
import { onKey } from './panel-keys.client.ts';
import { fetchParts } from './parts.client.ts';
import { toWords } from './plain.ts';
import { keepRecent, readRecent } from './recent.client.ts';
import { toItem, type ResultTexts } from './results.client.ts';

export type PanelTexts = Texts['search'] & ResultTexts & { otherLanguage: Language };

/** How many results are drawn at first, so that the first one is there at once, and how many at a time after that. */
const first = 4;
const page = 10;

/** What the search dialog does once it is open. */
export class Panel {
  private readonly host: HTMLElement;
  private readonly dialog: HTMLDialogElement;
  private readonly input: HTMLInputElement;
  private readonly results: HTMLOListElement;
  private readonly texts: PanelTexts;
  private readonly base: string;
  private readonly fail: () => void;
  private readonly engines = new Map<Language, Promise<Engine>>();
  /** The number of the newest query: answers to older ones are dropped. */
  private asked = 0;
  /**
   * How often the index could not be read. After that it is asked for anew: a part that was kept from before may name
   * others that are gone.
   */
  private failures = 0;
  /** The query whose answer is shown, and whether its first result is to be opened as soon as it is. */
  private answered = '';
  private wanted = false;
  /** The reader's values in what is shown. */
  private drawn = '';
  private pending: ReturnType<typeof setTimeout> | undefined;
  private saying: ReturnType<typeof setTimeout> | undefined;

  /** `fail` says that the search could not be loaded. */
  constructor(host: HTMLElement, texts: PanelTexts, fail: () => void) {
    this.host = host;
    this.fail = fail;
    this.dialog = this.part('dialog');
    this.input = this.part('input[type=search]');
    this.results = this.part('.search-results');
    this.texts = texts;
    this.base = host.dataset['base'] ?? '/';
    this.input.addEventListener('input', () => this.later());
    for (const filter of host.querySelectorAll('input[type=radio], select'))
      filter.addEventListener('change', () => void this.ask());
    this.part('select').append(...Object.entries(texts.topicNames).map(([slug, name]) => new Option(name, slug)));
    this.part('select').addEventListener('focus', () => void this.countTopics());
    this.part('.search-elsewhere').addEventListener('click', () => void this.askElsewhere());
    this.dialog.addEventListener('keydown', (event) =>
      onKey(
        event,
        this.input,
        this.lists(),
        () => this.openFirst(),
        () => this.dialog.close(),
      ),
    );
    this.dialog.addEventListener('click', (event) => this.onClick(event));
    this.dialog.addEventListener('close', () => this.leave());
    // Another tab, or the page that a reader comes back from, may have given other values.
    for (const sign of ['storage', 'pageshow'])
      addEventListener(sign, () => this.dialog.open && this.drawn !== JSON.stringify(readValues()) && void this.ask());
    this.engine(this.language).catch(() => undefined);
  }

  /** Shows the answer to what stands in the field. */
  start() {
    this.showRecent();
    void this.ask();
  }

  private part<T extends HTMLElement>(selector: string): T {
    const element = this.host.querySelector<T>(selector);
    if (!element) throw new Error(`The search dialog has no ${selector}`);
    return element;
  }

  private get language() {
    return this.host.dataset['language'] as Language;
  }

  /** The engine of a language, loaded once; a failed load is tried again on the next call. */
  private engine(language: Language): Promise<Engine> {
    const again = this.failures > 0 ? `?try=${this.failures}` : '';
    const parts = fetchParts(`${this.base}pagefind/${language}/`, again);
    const loading = this.engines.get(language) ?? Engine.open(parts, language, () => this.input.value);
    this.engines.set(language, loading);
    loading.catch(() => this.engines.delete(language));
    return loading;
  }

  private later() {
    clearTimeout(this.pending);
    this.wanted = false;
    this.dialog.classList.toggle('asked', this.input.value.trim() !== '');
    // Without a delay, but once for all keys that the browser has not handled yet.
    this.pending = setTimeout(() => void this.ask());
  }

  private async ask() {
    clearTimeout(this.pending);
    const query = this.input.value.trim();
    const number = ++this.asked;
    this.dialog.classList.toggle('asked', query !== '');
    this.dialog.classList.remove('broken');
    if (query === '') return this.clear();
    const slow = setTimeout(() => this.say(this.texts.loading), 300);
    try {
      const found = await this.find(query, number).catch(() => this.find(query, number));
      clearTimeout(slow);
      if (found && number === this.asked) await this.show(query, found.answer, found.items);
    } catch {
      if (number === this.asked) this.showFailure();
    } finally {
      clearTimeout(slow);
    }
  }

  /** The answer and its first results; nothing when another query came before the index did. */
  private async find(query: string, number: number) {
    try {
      const engine = await this.engine(this.language);
      if (number !== this.asked) return undefined;
      const answer = await answerQuery(engine, query, this.filter());
      return { answer, items: await this.read(answer, 0, first) };
    } catch (error) {
      this.failures += 1;
      this.engines.delete(this.language);
      throw error;
    }
  }

  private filter = (): Filter => ({
    kind: (this.host.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value ?? '') as Kind | '',
    topic: this.part<HTMLSelectElement>('select').value,
  });

  private async read(answer: Answer, from: number, to: number): Promise<HTMLLIElement[]> {
    return (await answer.read(from, to)).map((found) => toItem(found, answer.terms, this.base, this.texts));
  }

  /** Opens the first result of what stands in the field, at once or when its answer comes. */
  private openFirst() {
    const query = this.input.value.trim();
    this.wanted = query !== '' && query !== this.answered;
    if (query !== '' && !this.wanted) this.results.querySelector('a')?.click();
  }

  private async show(query: string, answer: Answer, items: HTMLLIElement[]) {
    this.results.replaceChildren(...items);
    this.answered = query;
    this.drawn = JSON.stringify(readValues());
    if (this.wanted) this.openFirst();
    this.part('.search-found').scrollTop = 0;
    this.showCounts(answer.counts);
    this.say(this.summary(query, answer));
    this.hideElsewhere();
    const isNothing = answer.total === 0;
    if (isNothing || this.engines.has(this.texts.otherLanguage)) void this.countElsewhere(query, isNothing);
    if (answer.total > first) {
      await afterPaint();
      await this.showMore(answer, first);
    }
  }

  /** Draws the next results; those after them when the reader comes near the end of the list. */
  private async showMore(answer: Answer, from: number) {
    const number = this.asked;
    const items = await this.read(answer, from, from + page - (from === first ? first : 0));
    if (number !== this.asked || items.length === 0) return;
    this.results.append(...items);
    const next = from + items.length;
    if (next >= answer.total) return;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      if (number === this.asked) void this.showMore(answer, next);
    });
    const last = items.at(-1);
    if (last) watcher.observe(last);
  }

  private summary(query: string, { corrected, unknown, total }: Answer): string {
    const amount = total === 0 ? fill(this.texts.none, { query: shorten(query) }) : count(this.texts.count, total);
    const notes = [
      corrected && fill(this.texts.corrected, { query: shorten(corrected) }),
      total > 0 && unknown.length > 0 && fill(this.texts.unknown, { words: shorten(unknown.join(' ')) }),
    ];
    return [...notes.filter(Boolean), amount].join(' ');
  }

  private clear() {
    this.answered = '';
    void this.showPopular();
    this.results.replaceChildren();
    this.say('');
    this.showCounts({ command: 0, note: 0, manifest: 0 });
    this.hideElsewhere();
  }

  private showCounts(counts: Record<Kind, number>) {
    const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
    for (const place of this.host.querySelectorAll<HTMLElement>('[data-count]')) {
      const kind = place.dataset['count'] as Kind | '';
      place.textContent = all === 0 ? '' : String(kind === '' ? all : counts[kind]);
    }
  }

  /** How many results each topic has: counted when a reader is about to choose one. */
  private async countTopics() {
    const query = this.input.value.trim();
    if (query === '') return;
    const engine = await this.engine(this.language).catch(() => undefined);
    for (const option of this.part<HTMLSelectElement>('select').options) {
      option.dataset['name'] ??= option.text;
      const total = (await engine?.find(query, { ...this.filter(), topic: option.value }))?.total;
      option.text = total === undefined ? option.dataset['name'] : `${option.dataset['name']} (${total})`;
    }
  }

  private showRecent() {
    const recent = readRecent();
    const buttons = recent.map((query) =>
      Object.assign(document.createElement('button'), { type: 'button', className: 'query', textContent: query }),
    );
    for (const button of buttons) button.addEventListener('click', () => this.askFor(button.textContent));
    this.part('.search-recent p').replaceChildren(...buttons);
    this.part('.search-recent').hidden = recent.length === 0;
  }

  private askFor(query: string) {
    this.input.value = query;
    this.input.focus();
    void this.ask();
  }

  private async showPopular() {
    const engine = await this.engine(this.language).catch(() => undefined);
    if (!engine || !this.part('.search-popular').hidden || this.input.value.trim() !== '') return;
    this.part('.search-popular ol').replaceChildren(
      ...engine.popular().map((found) => toItem(found, [], this.base, this.texts)),
    );
    this.part('.search-popular').hidden = false;
  }

  private hideElsewhere() {
    this.part('.search-other').hidden = true;
    const button = this.part('.search-elsewhere');
    button.textContent = this.texts.elsewhere;
    button.hidden = this.input.value.trim() === '';
  }

  /** Says how much the other language has for the query; what it has is shown when it is asked for. */
  private async countElsewhere(query: string, isNothing: boolean) {
    const number = this.asked;
    const answer = await this.findElsewhere(query);
    if (!answer || number !== this.asked) return;
    this.part('.search-elsewhere').textContent =
      answer.total > 0 ? count(this.texts.elsewhereCount, answer.total) : this.texts.elsewhereNone;
    if (isNothing)
      this.say(
        `${fill(this.texts.none, { query: shorten(query) })} ${this.part('.search-elsewhere').textContent}.`.replace(
          /\.\.$/,
          '.',
        ),
      );
  }

  private async askElsewhere() {
    const number = this.asked;
    const answer = await this.findElsewhere(this.input.value.trim());
    if (!answer) return this.say(this.texts.failed);
    const items = await this.read(answer, 0, page);
    if (number !== this.asked) return;
    const amount = answer.total > 0 ? count(this.texts.elsewhereCount, answer.total) : this.texts.elsewhereNone;
    this.part('.search-other h3').textContent = this.texts.elsewhereTitle;
    this.part('.search-other ol').replaceChildren(...items);
    this.part('.search-other').hidden = items.length === 0;
    this.part('.search-elsewhere').textContent = amount;
    announce(amount);
    this.host.querySelector<HTMLElement>('.search-other a')?.focus();
  }

  private async findElsewhere(query: string): Promise<Answer | undefined> {
    const engine = await this.engine(this.texts.otherLanguage).catch(() => undefined);
    return engine && answerQuery(engine, query, this.filter());
  }

  private showFailure() {
    clearTimeout(this.saying);
    this.results.replaceChildren();
    this.fail();
    announce(this.texts.failed);
  }

  /**
   * Says it in the dialog at once, and to screen readers when the typing has stopped; so does the address, which a
   * browser lets change a few times a second.
   */
  private say(text: string) {
    const status = this.part('.search-status');
    if (status.textContent === text) return;
    status.textContent = text;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      announce(text);
      this.showAddress(this.input.value.trim());
    }, 700);
  }

  /** What is said of a copy must not be written over by the count of results that was about to be said. */
  private stopSaying() {
    clearTimeout(this.saying);
    this.showAddress(this.input.value.trim());
  }

  private leave() {
    clearTimeout(this.saying);
    this.part('.search-status').textContent = '';
    this.showAddress('');
  }

  /** The address with the query that is shown, to be kept and sent. */
  private showAddress(query: string) {
    const address = new URL(location.href);
    if ((address.searchParams.get('q') ?? '') === query) return;
    if (query) address.searchParams.set('q', query);
    else address.searchParams.delete('q');
    history.replaceState(history.state, '', address);
  }

  private lists = () =>
    [...this.host.querySelectorAll<HTMLLIElement>('.search-found li')].filter((item) => item.checkVisibility());

  private onClick(event: MouseEvent) {
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLAnchorElement>('.search-found a');
    const button = target.closest('.search-found li .button');
    // Who goes back from a result comes back to the query: the dialog stays open, and the address has it.
    if (link || button) this.stopSaying();
    if ((link || button) && this.input.value.trim() !== '') keepRecent(this.input.value.trim());
    const isHere = link && !event.ctrlKey && !event.metaKey && !event.shiftKey && pageOf(link) === pageOf(location);
    // A result on the page that is open already moves no page: the dialog must not stay over it.
    if (isHere || target === this.dialog || target.closest('[data-close]')) this.dialog.close();
  }
}

const pageOf = ({ pathname, search }: Location | HTMLAnchorElement) => pathname + search;

/**
 * The answer to a query. Where it has a word that the notebook has not, such as a name of the reader's own, it is asked
 * for as the notebook writes it.
 */
async function answerQuery(engine: Engine, query: string, filter: Filter): Promise<Answer> {
  const answer = await engine.find(query, filter);
  const written = withoutValues(query);
  if (written === query || (answer.total > 0 && !answer.corrected && answer.unknown.length === 0)) return answer;
  const found = await engine.find(written, filter);
  return { ...found, terms: [...found.terms, ...toWords(query)] };
}

/** What is said of a query has no room for a whole page that was pasted. */
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text);

const afterPaint = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

import { count, fill } from '../i18n/fill.ts';
import type { LabTexts } from '../i18n/lab.pt-br.ts';
import { element, setText } from './element.client.ts';
import { LineInput } from './line-input.client.ts';
import { Screen } from './screen.client.ts';
import type { Session, SessionEvent, State } from './session.client.ts';
import type { Entry, Printed } from './store.client.ts';
import { engineVersion } from '../kubernetes/index.ts';

/** The terminal: what was printed is a log of plain text, what is typed an ordinary input. */
export class Terminal {
  readonly input: LineInput;
  private readonly root: HTMLElement;
  private readonly log: HTMLElement;
  private readonly status = element('p', { class: 'status' });
  private readonly notice = element('div', { class: 'notice', role: 'status' });
  private readonly interrupt: HTMLButtonElement;
  private readonly session: Session;
  private readonly texts: LabTexts;
  /** Where an entry's output goes. */
  private readonly outputs = new WeakMap<Entry, { pre: HTMLPreElement; screen: Screen }>();
  private frame: number | undefined;

  /** Fills `root`, whatever it held, and follows the session. */
  constructor(root: HTMLElement, session: Session, texts: LabTexts) {
    this.root = root;
    this.session = session;
    this.texts = texts;
    this.log = element('div', { class: 'log', role: 'log', 'aria-label': texts.log, tabindex: '0' });
    this.interrupt = this.button('interrupt', () => session.interrupt());
    this.input = new LineInput(session, texts, () => this.clear());
    // Before the log is in the page: a screen reader would otherwise read out again what earlier pages printed.
    for (const entry of session.visit.entries) this.addEntry(entry);
    const copy = this.button('copy', () => void this.copy(copy));
    const buttons = [
      this.interrupt,
      copy,
      this.button('clear', () => this.clear()),
      this.button('reset', () => session.reset()),
    ];
    root.replaceChildren(
      element('header', {}, this.status, element('div', { class: 'buttons' }, ...buttons)),
      this.log,
      this.notice,
      this.input.root,
    );
    root.addEventListener(
      'click',
      (event) => event.target === this.log && getSelection()?.isCollapsed && this.input.focus(),
    );
    session.listen((event) => this.hear(event));
    this.show(session.state);
    this.scroll();
  }

  /** Where the reader goes on: the line, or where that would open a keyboard over the answer, the log. */
  focus() {
    if (matchMedia('(pointer: coarse)').matches) this.log.focus({ preventScroll: true });
    else this.input.focus();
  }

  /** Brings the terminal into sight, where it is not. */
  reveal() {
    const { top, bottom } = this.root.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) this.root.scrollIntoView({ block: top < 0 ? 'start' : 'nearest' });
  }

  private hear(event: SessionEvent) {
    if (event.type === 'state') this.show(event.state, event.part, event.of);
    else if (event.type === 'entry') this.addEntry(event.entry);
    else if (event.type === 'output') this.addOutput(event.entry, event.printed);
    else if (event.type === 'clear') this.clearFor(event.entry);
    else if (event.type === 'stuck') this.offerEnd(event.stuck);
    else if (event.type === 'done') this.end(event.entry, event.exitCode);
    else if (event.type === 'note') this.log.append(element('p', { class: 'note' }, this.texts[event.note]));
    else if (event.type === 'remark') this.log.append(element('p', { class: 'note' }, event.text));
    else if (event.type === 'map') return this.showStatus();
    else if (event.type === 'reset') this.log.replaceChildren();
    this.scroll();
  }

  private show(state: State, part = 0, of = 0) {
    this.showStatus();
    this.interrupt.hidden = state !== 'running';
    this.input.show(state);
    if (state === 'failed')
      this.notice.replaceChildren(
        this.texts.failed,
        ' ',
        this.button('retry', () => this.session.start()),
      );
    else if (state === 'loading')
      this.notice.replaceChildren(
        fill(this.texts.loading, { part, of: of || 4 }),
        element('progress', { value: String(part), max: String(of || 4), 'aria-hidden': 'true' }),
      );
    else if (state === 'booting') this.notice.textContent = this.texts.booting;
    else this.notice.textContent = '';
  }

  private showStatus() {
    const { state, map } = this.session;
    const alive = state === 'ready' || state === 'running';
    this.status.dataset['state'] = state;
    const version = { version: engineVersion };
    if (!alive || !map) setText(this.status, fill(alive ? this.texts.noCluster : this.texts.off, version));
    else if (map.cluster === undefined) setText(this.status, fill(this.texts.noCluster, version));
    else setText(this.status, fill(count(this.texts.status, map.nodes.length), { ...version, cluster: map.cluster }));
  }

  private addEntry(entry: Entry) {
    const pre = element('pre');
    this.outputs.set(entry, { pre, screen: new Screen(pre) });
    const typed = element('pre', { class: 'typed', 'data-prompt': entry.prompt }, entry.line);
    this.log.append(element('div', { class: 'entry', translate: 'no' }, ...(entry.line ? [typed] : []), pre));
    for (const printed of entry.output) this.addOutput(entry, printed);
  }

  private addOutput(entry: Entry, { text, kind }: Printed) {
    this.outputs.get(entry)?.screen.write(text, kind);
  }

  private end(entry: Entry, exitCode: number) {
    const pre = this.outputs.get(entry)?.pre;
    pre?.setAttribute('data-exit', String(exitCode));
    if (!entry.line && !pre?.hasChildNodes()) pre?.parentElement?.remove();
  }

  /** Leaves only what the entry prints from now on. */
  private clearFor(entry: Entry) {
    this.log.replaceChildren();
    this.addEntry(entry);
  }

  /** A command that does not end can be ended. */
  private offerEnd(stuck: boolean) {
    if (!stuck) return this.notice.replaceChildren();
    const end = this.button('end', () => this.session.end());
    this.notice.replaceChildren(this.texts.stuck, ' ', end);
  }

  /** To the end, once a frame: to ask for the height makes the browser lay out the page. */
  private scroll() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.log.scrollTop = this.log.scrollHeight;
    });
  }

  private clear() {
    this.session.clear();
    const rows = [...this.log.children];
    for (const row of this.session.state === 'running' ? rows.slice(0, -1) : rows) row.remove();
    this.focus();
  }

  /** Copies the log as it stands; where the browser refuses, it is selected. */
  private async copy(button: HTMLButtonElement) {
    const texts = this.session.visit.entries.map((entry) => {
      const output = this.outputs.get(entry)?.pre.textContent ?? '';
      return `${entry.line && `${entry.prompt} ${entry.line}\n`}${output}`;
    });
    let says = this.texts.copied;
    try {
      await navigator.clipboard.writeText(texts.join(''));
    } catch {
      getSelection()?.selectAllChildren(this.log);
      says = this.texts.copyFailed;
    }
    this.notice.textContent = button.textContent = says;
    setTimeout(() => (button.textContent = this.texts.copy), 2000);
  }

  private button(
    name: 'interrupt' | 'copy' | 'clear' | 'reset' | 'retry' | 'end',
    press: () => void,
  ): HTMLButtonElement {
    const titles: Record<string, string> = {
      interrupt: this.texts.interruptTitle,
      reset: this.texts.resetTitle,
      end: this.texts.endTitle,
    };
    const title = titles[name];
    const button = element('button', { type: 'button', class: `button ${name}`, title }, this.texts[name]);
    button.addEventListener('click', press);
    return button;
  }
}

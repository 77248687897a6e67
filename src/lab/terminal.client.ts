import { count, fill } from '../i18n/fill.ts';
import type { LabTexts } from '../i18n/lab.pt-br.ts';
import { element, setText } from './element.client.ts';
import { LineInput } from './line-input.client.ts';
import type { Session, SessionEvent, State } from './session.client.ts';
import type { Entry } from './store.client.ts';
import { engineVersion } from '../kubernetes/index.ts';

/** The terminal: what was printed is a log of plain text, what is typed an ordinary input. */
export class Terminal {
  readonly input: LineInput;
  private readonly log: HTMLElement;
  private readonly status = element('p', { class: 'status' });
  private readonly notice = element('div', { class: 'notice', role: 'status' });
  private readonly interrupt: HTMLButtonElement;
  private readonly session: Session;
  private readonly texts: LabTexts;
  /** The `<pre>` that an entry's output goes into. */
  private readonly outputs = new WeakMap<Entry, HTMLPreElement>();
  private frame: number | undefined;

  /** Fills `root`, whatever it held, and follows the session. */
  constructor(root: HTMLElement, session: Session, texts: LabTexts) {
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
      this.input.form,
    );
    root.addEventListener(
      'click',
      (event) => event.target === this.log && getSelection()?.isCollapsed && this.input.focus(),
    );
    session.listen((event) => this.hear(event));
    this.show(session.state);
    this.scroll();
  }

  private hear(event: SessionEvent) {
    if (event.type === 'state') this.show(event.state, event.part, event.of);
    else if (event.type === 'entry') this.addEntry(event.entry);
    else if (event.type === 'output') this.addOutput(event.entry, event);
    else if (event.type === 'done') this.outputs.get(event.entry)?.setAttribute('data-exit', String(event.exitCode));
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
    const output = element('pre');
    this.outputs.set(entry, output);
    this.log.append(
      element(
        'div',
        { class: 'entry' },
        element('pre', { class: 'typed', 'data-prompt': entry.prompt }, entry.line),
        output,
      ),
    );
    for (const part of entry.output) this.addOutput(entry, part);
  }

  private addOutput(entry: Entry, { text, error }: { text: string; error: boolean }) {
    const kind = error ? 'error' : isDeed(text) ? 'deed' : undefined;
    this.outputs.get(entry)?.append(kind ? element('span', { class: kind }, text) : text);
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
    this.input.focus();
  }

  private async copy(button: HTMLButtonElement) {
    const text = this.session.visit.entries
      .map(({ prompt, line, output }) => `${prompt} ${line}\n${output.map((part) => part.text).join('')}`)
      .join('');
    const says = await navigator.clipboard.writeText(text).then(
      () => this.texts.copied,
      () => this.texts.copyFailed,
    );
    this.notice.textContent = button.textContent = says;
    setTimeout(() => (button.textContent = this.texts.copy), 2000);
  }

  private button(name: 'interrupt' | 'copy' | 'clear' | 'reset' | 'retry', press: () => void): HTMLButtonElement {
    const title =
      name === 'interrupt' ? this.texts.interruptTitle : name === 'reset' ? this.texts.resetTitle : undefined;
    const button = element('button', { type: 'button', class: `button ${name}`, title }, this.texts[name]);
    button.addEventListener('click', press);
    return button;
  }
}

const deeds = [
  'created|configured|unchanged|scaled|autoscaled|exposed|labeled|annotated|patched',
  'restarted|rolled back|deleted|replaced|(image|env|resources) updated',
];
const deed = new RegExp(String.raw`^\S+ (?:"\S+" )?(${deeds.join('|')})( from \S+ namespace)?$`);

/** Does it only tell of objects that were changed? */
const isDeed = (text: string) => text.split('\n').every((line) => line === '' || deed.test(line));

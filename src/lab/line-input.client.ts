import { count, fill } from '../i18n/fill.ts';
import type { LabTexts } from '../i18n/lab.pt-br.ts';
import { element } from './element.client.ts';
import type { Session, State } from './session.client.ts';

/**
 * The line at which commands are typed: history by the arrows, completion by Tab, Ctrl+C, Ctrl+L and Ctrl+D as in a
 * terminal.
 */
export class LineInput {
  readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly prompt = element('span', { class: 'prompt', 'aria-hidden': 'true' }, '$');
  private readonly options = element('p', { class: 'options', role: 'status' });
  private readonly session: Session;
  private readonly texts: LabTexts;
  private readonly clear: () => void;
  /** Where in the history the line comes from; its length for a new line. */
  private at: number;
  private draft = '';
  /** After Esc the next Tab leaves the terminal. */
  private leaving = false;

  constructor(session: Session, texts: LabTexts, clear: () => void) {
    this.session = session;
    this.texts = texts;
    this.clear = clear;
    this.at = session.visit.history.length;
    const id = `lab-line-${(made += 1)}`;
    this.input = element('input', {
      id,
      type: 'text',
      autocomplete: 'off',
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
      'aria-describedby': `${id}-hint`,
    });
    const hint = element('span', { id: `${id}-hint`, class: 'visually-hidden' }, texts.inputHint);
    this.form = element(
      'form',
      { class: 'line' },
      this.options,
      element('label', { for: id }, this.prompt, element('span', { class: 'visually-hidden' }, texts.input)),
      this.input,
      hint,
    );
    this.form.addEventListener('submit', (event) => this.submit(event));
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('paste', (event) => this.onPaste(event));
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  show(state: State) {
    this.prompt.textContent = state === 'running' ? '…' : this.session.prompt;
    this.form.hidden = state === 'failed';
  }

  private submit(event: Event) {
    event.preventDefault();
    const line = this.input.value.trim();
    this.set('');
    if (line === 'clear') this.clear();
    else if (line !== '') void this.session.run(line).then(() => (this.at = this.session.visit.history.length));
    this.at = this.session.visit.history.length + (line === '' || line === 'clear' ? 0 : 1);
  }

  private onKey(event: KeyboardEvent) {
    const control = event.ctrlKey && !event.altKey && !event.metaKey;
    const act = control
      ? this.controls[event.key.toLowerCase()]
      : this.keys[event.shiftKey ? `Shift${event.key}` : event.key];
    if (act?.call(this)) event.preventDefault();
    if (event.key !== 'Escape' && event.key !== 'Tab') this.leaving = false;
  }

  /** Each tells whether it took the key from the browser. */
  private readonly keys: Record<string, () => boolean> = {
    ArrowUp: () => this.recall(-1),
    ArrowDown: () => this.recall(1),
    Tab: () => {
      if (this.leaving || this.input.value.trim() === '') return false;
      void this.complete();
      return true;
    },
    Escape: () => {
      this.leaving = true;
      return false;
    },
  };

  private readonly controls: Record<string, () => boolean> = {
    c: () => {
      if (!getSelection()?.isCollapsed || this.input.selectionStart !== this.input.selectionEnd) return false;
      if (this.session.state === 'running') this.session.interrupt();
      this.set('');
      return true;
    },
    l: () => {
      this.clear();
      return true;
    },
    d: () => {
      if (this.session.where === 'pod' && this.input.value === '') void this.session.run('exit');
      return true;
    },
  };

  private recall(by: number): boolean {
    const { history } = this.session.visit;
    if (this.at >= history.length) this.draft = this.input.value;
    this.at = Math.max(0, Math.min(history.length, this.at + by));
    // An input has one line: a command of several comes back as one, which a shell reads alike.
    this.set((history[this.at] ?? this.draft).replace(/\\\n\s*/g, '').replaceAll('\n', '; '));
    return true;
  }

  private async complete() {
    const { value, selectionStart } = this.input;
    const completion = await this.session.complete(value, selectionStart ?? value.length);
    if (!completion || this.input.value !== value || completion.options.length === 0) return this.say('');
    const end = selectionStart ?? value.length;
    const [only] = completion.options;
    const text =
      completion.options.length === 1 ? `${only}${/[=/]$/.test(only ?? '') ? '' : ' '}` : shared(completion.options);
    this.set(
      value.slice(0, completion.start) +
        (text.length >= end - completion.start ? text : value.slice(completion.start, end)) +
        value.slice(end).trimStart(),
    );
    this.say(
      completion.options.length > 1
        ? fill(count(this.texts.completions, completion.options.length), {
            list: completion.options.slice(0, 24).join('  '),
          })
        : '',
    );
  }

  /** Several lines are run at once, as a terminal does; one is only put in. */
  private onPaste(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text/plain').replaceAll('\r\n', '\n').trim() ?? '';
    if (!text.includes('\n')) return;
    event.preventDefault();
    this.set('');
    void this.session.run(text);
  }

  private set(value: string) {
    this.input.value = value;
    this.input.setSelectionRange(value.length, value.length);
    this.say('');
  }

  private say(text: string) {
    this.options.textContent = text;
  }
}

let made = 0;

/** The longest beginning that all have. */
function shared([first = '', ...rest]: readonly string[]): string {
  let end = first.length;
  for (const other of rest) while (!other.startsWith(first.slice(0, end))) end -= 1;
  return first.slice(0, end);
}

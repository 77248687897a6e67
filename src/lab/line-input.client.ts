import { count, fill } from '../i18n/fill.ts';
import type { LabTexts } from '../i18n/lab.pt-br.ts';
import { splitCommands } from '../kubernetes/index.ts';
import { element } from './element.client.ts';
import { expandHistory } from './history.ts';
import type { Session, State } from './session.client.ts';

/**
 * The line at which commands are typed, as readline has it: history by the arrows, completion by Tab, Ctrl+C, Ctrl+L and
 * Ctrl+D, and Ctrl with A, E, K, U, W and Y. What a shell would wait for more of goes on in the next line.
 */
export class LineInput {
  readonly root: HTMLElement;
  private readonly input: HTMLTextAreaElement;
  private readonly prompt = element('span', { class: 'prompt', 'aria-hidden': 'true' }, '$');
  private readonly options = element('p', { class: 'options', role: 'status' });
  private readonly session: Session;
  private readonly texts: LabTexts;
  private readonly clear: () => void;
  /** Where in the history the line comes from; undefined for a new line. */
  private at: number | undefined;
  private draft = '';
  private killed = '';
  /** After Esc the next Tab leaves the terminal. */
  private leaving = false;

  constructor(session: Session, texts: LabTexts, clear: () => void) {
    this.session = session;
    this.texts = texts;
    this.clear = clear;
    const id = `lab-line-${(made += 1)}`;
    this.input = element('textarea', {
      id,
      rows: '1',
      autocomplete: 'off',
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
      'aria-describedby': `${id}-hint`,
    });
    const hint = element('span', { id: `${id}-hint`, class: 'visually-hidden' }, texts.inputHint);
    this.root = element(
      'div',
      { class: 'line' },
      this.options,
      element('label', { for: id }, this.prompt, element('span', { class: 'visually-hidden' }, texts.input)),
      this.input,
      hint,
    );
    this.options.translate = this.input.translate = this.prompt.translate = false;
    this.input.addEventListener('beforeinput', (event) => this.beforeInput(event));
    this.input.addEventListener('input', () => this.fit());
    this.input.addEventListener('keydown', (event) => this.onKey(event));
    this.input.addEventListener('paste', (event) => this.onPaste(event));
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  show(state: State) {
    this.root.hidden = state === 'failed';
    this.fit();
  }

  /** Enter, from whatever keyboard: one that confirms the word of an input method puts no line break in. */
  private beforeInput(event: InputEvent) {
    if (event.inputType !== 'insertLineBreak' && event.inputType !== 'insertParagraph') return;
    event.preventDefault();
    const line = expandHistory(this.input.value, this.session.visit.history);
    if (splitCommands(line).rest !== '') return this.set(`${line}\n`);
    this.at = undefined;
    this.set('');
    if (line.trim() !== '') void this.session.run(line);
  }

  private onKey(event: KeyboardEvent) {
    // The keys belong to an input method while a word is being chosen.
    if (event.isComposing || event.keyCode === 229) return;
    const control = event.ctrlKey && !event.altKey && !event.metaKey;
    const act = control
      ? this.controls[event.key.toLowerCase()]
      : this.keys[event.shiftKey ? `Shift${event.key}` : event.key];
    if (act?.call(this)) {
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.key !== 'Escape' && event.key !== 'Tab') this.leaving = false;
  }

  /** Each tells whether it took the key from the browser. */
  private readonly keys: Record<string, () => boolean> = {
    ArrowUp: () => !this.before.includes('\n') && this.recall(-1),
    ArrowDown: () => !this.after.includes('\n') && this.recall(1),
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
      this.session.interrupt(this.input.value);
      this.at = undefined;
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
    a: () => this.move(this.before.lastIndexOf('\n') + 1),
    e: () => this.move(this.before.length + this.after.split('\n', 1).join('').length),
    k: () => this.kill(/^(?:\n|.*)/, ''),
    u: () => this.kill('', /.*$/),
    w: () => this.kill('', /\S*\s*$/),
    y: () => {
      this.input.setRangeText(this.killed, this.before.length, this.before.length, 'end');
      this.fit();
      return true;
    },
  };

  private get before() {
    return this.input.value.slice(0, this.input.selectionStart);
  }

  private get after() {
    return this.input.value.slice(this.input.selectionEnd);
  }

  private move(to: number): boolean {
    this.input.setSelectionRange(to, to);
    return true;
  }

  /** Takes out what stands after the cursor and before it, for Ctrl+Y. */
  private kill(after: RegExp | '', before: RegExp | ''): boolean {
    const [taken = '', left = ''] = [after && this.after.match(after)?.[0], before && this.before.match(before)?.[0]];
    this.killed = left + taken;
    this.input.setRangeText('', this.before.length - left.length, this.before.length + taken.length, 'end');
    this.fit();
    return true;
  }

  private recall(by: number): boolean {
    const { history } = this.session.visit;
    if (this.at === undefined) this.draft = this.input.value;
    const at = Math.max(0, (this.at ?? history.length) + by);
    this.at = at < history.length ? at : undefined;
    this.set(history[at] ?? this.draft);
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

  /** Lines that are complete are run at once, as in a terminal; what is not is only put in. */
  private onPaste(event: ClipboardEvent) {
    const text = event.clipboardData?.getData('text/plain').replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '') ?? '';
    event.preventDefault();
    this.input.setRangeText(text, this.input.selectionStart, this.input.selectionEnd, 'end');
    this.fit();
    if (!text.includes('\n')) return;
    const { commands, rest } = splitCommands(this.input.value);
    this.at = undefined;
    this.set(rest);
    // So many are one file that was pasted, and not worth a prompt each.
    const lines = commands.length > 50 ? [commands.join('\n')] : commands;
    for (const line of lines) void this.session.run(line);
  }

  private set(value: string) {
    this.input.value = value;
    this.input.setSelectionRange(value.length, value.length);
    this.fit();
    this.say('');
  }

  /** As high as what is typed, with a prompt before each of its lines. */
  private fit() {
    const { input } = this;
    const more = input.value.split('\n').length - 1;
    this.prompt.textContent = (this.session.state === 'running' ? '…' : this.session.prompt) + '\n>'.repeat(more);
    input.classList.toggle('several', more > 0);
    input.rows = more + 1;
    input.style.height = '';
    if (more === 0 && input.scrollHeight > input.clientHeight) input.style.height = `${input.scrollHeight}px`;
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

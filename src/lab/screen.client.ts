import { element } from './element.client.ts';

/** What an escape sequence is, and what moves the place where the next text goes. */
const codes = /(\x1b\[[0-9;:?]*[A-Za-z]|\x1b[()][\w]|\x1b[^[()]|[\r\b\x07])/;

/** A piece of text and its look: the names of its classes. */
interface Run {
  text: string;
  look: string;
}

/** Lines that an output keeps; the oldest go, as in any terminal. */
const most = 10_000;

/**
 * Writes what a program prints into a `<pre>` as a terminal shows it: colours, `\r` that writes over the line, and the
 * sequences that erase. Lines that only tell of changed objects are marked as deeds.
 */
export class Screen {
  private readonly pre: HTMLPreElement;
  /** The line that is not ended, and the nodes that show it. */
  private tail: (Run & { node: Node })[] = [];
  /** Where in that line the next character goes; undefined at its end. */
  private at: number | undefined;
  private styles = new Set<number>();
  private lines = 0;
  private home = false;

  constructor(pre: HTMLPreElement) {
    this.pre = pre;
  }

  /** `kind` marks text that is no output of the program's own: its errors, or the `^C` that the reader typed. */
  write(text: string, kind = '') {
    for (const part of text.split(codes)) {
      if (part === '') continue;
      if (part === '\r') this.at = 0;
      else if (part === '\b') this.at = Math.max(0, (this.at ?? this.width) - 1);
      else if (part.startsWith('\x1b')) this.obey(part);
      else if (part !== '\x07') this.put(part, kind);
    }
    while (this.lines > most && this.pre.firstChild && this.pre.firstChild !== this.tail[0]?.node)
      this.forget(this.pre.firstChild);
  }

  private get width() {
    return this.tail.reduce((sum, { text }) => sum + text.length, 0);
  }

  private obey(code: string) {
    const [, values = '', name = ''] = /^\x1b\[([0-9;]*)([A-Za-z])$/.exec(code) ?? [];
    if (name === 'm') this.style(values.split(';').map(Number));
    else if (name === 'H') this.home = true;
    else if (name === 'J' && this.home) this.erase();
    else if (name === 'K' && values !== '1') this.show(this.cells().slice(0, this.at));
  }

  /** SGR: 0 resets, 1 to 7 and the colours from 30 on set, 22 to 29, 39 and 49 take back. */
  private style(values: number[]) {
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0;
      const drop = (first: number, last: number) => {
        for (const style of this.styles) if (style >= first && style <= last) this.styles.delete(style);
      };
      if (value === 0) this.styles.clear();
      // A colour of 256 or of 16 million; the terminal has eight.
      else if (value === 38 || value === 48) index += values[index + 1] === 5 ? 2 : 4;
      else if (value === 22) drop(1, 2);
      else if (value > 22 && value < 30) drop(value - 20, value - 20);
      else if (value === 39) drop(30, 37);
      else if (value === 49) drop(40, 47);
      else {
        const plain = value >= 90 ? value - 60 : value;
        if (plain >= 30) drop(plain >= 40 ? 40 : 30, plain >= 40 ? 47 : 37);
        this.styles.add(plain);
      }
    }
  }

  private put(text: string, kind: string) {
    this.home = false;
    const look = [kind, ...[...this.styles].map((style) => `sgr-${style}`)].filter(Boolean).join(' ');
    if (this.at === undefined || this.at >= this.width) return this.append(text, look);
    const end = text.indexOf('\n');
    const over = end < 0 ? text : text.slice(0, end);
    const cells = this.cells();
    cells.splice(this.at, over.length, ...Array.from(over, (character) => ({ text: character, look })));
    this.show(cells);
    this.at += over.length;
    if (end >= 0) this.append(text.slice(end), look);
  }

  private append(text: string, look: string) {
    this.at = undefined;
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) {
      for (const run of look ? [{ text: text.slice(0, end), look }] : splitDeeds(text.slice(0, end))) this.add(run);
      this.tail = [];
    }
    if (end < text.length) this.tail.push({ ...this.add({ text: text.slice(end), look }) });
  }

  private add({ text, look }: Run) {
    const last = this.pre.lastChild;
    this.lines += countLines(text);
    if (!look && last instanceof Text && last.length < 10_000 && this.tail.length === 0) {
      last.appendData(text);
      return { text, look, node: last };
    }
    const node = look ? element('span', { class: look }, text) : document.createTextNode(text);
    this.pre.append(node);
    return { text, look, node };
  }

  private cells(): Run[] {
    return this.tail.flatMap(({ text, look }) => Array.from(text, (character) => ({ text: character, look })));
  }

  /** Shows these characters in place of the line that is not ended. */
  private show(cells: readonly Run[]) {
    for (const { node, text } of this.tail) {
      if (node instanceof Text && node.length > text.length) node.deleteData(node.length - text.length, text.length);
      else (node as ChildNode).remove();
    }
    this.tail = [];
    const runs: Run[] = [];
    for (const { text, look } of cells) {
      const last = runs.at(-1);
      if (last?.look === look) last.text += text;
      else runs.push({ text, look });
    }
    this.tail = runs.map((run) => this.add(run));
  }

  private erase() {
    this.pre.replaceChildren();
    this.tail = [];
    this.lines = 0;
    this.at = undefined;
  }

  private forget(node: ChildNode) {
    this.lines -= countLines(node.textContent ?? '');
    node.remove();
  }
}

const countLines = (text: string) => text.split('\n').length - 1;

/** Splits lines into those that only tell of objects that were changed, and the others. */
function splitDeeds(text: string): Run[] {
  if (!deed.test(text)) return [{ text, look: '' }];
  const runs: Run[] = [];
  for (const line of text.match(/.*\n/g) ?? []) {
    const look = deed.test(line) ? 'deed' : '';
    const last = runs.at(-1);
    if (last?.look === look) last.text += line;
    else runs.push({ text: line, look });
  }
  return runs;
}

const done =
  'created|configured|unchanged|scaled|exposed|labeled|annotated|patched|restarted|rolled back|deleted|' +
  '(image|env|resources) updated|autoscaled|replaced';
const deed = new RegExp(`^\\S+ (?:"\\S+" )?(${done})( from \\S+ namespace)?$`, 'm');

import { literal, type Write } from './outputs.ts';
import type { Command } from './interpreter.ts';

/** How often what has come through a pipe so far is shown, in milliseconds. */
const interval = 150;

/**
 * A pipe into commands that print line by line. just-bash runs them once the command before them has ended; as long as
 * that prints, the flow lets them have what there is, and shows what has come to what they printed.
 */
export class Flow {
  /** What the first command has printed, as bytes. */
  bytes = '';
  /** What was shown. */
  shown = '';
  /** Ends the first command: nobody reads what it prints. */
  readonly full = new AbortController();
  private readonly filter: (bytes: string) => Promise<string>;
  private readonly show: Write;
  /** After how many lines the last command reads no more. */
  private readonly most: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  /** `filter` gives what the commands print of those bytes. */
  constructor(commands: readonly Command[], filter: (bytes: string) => Promise<string>, show: Write) {
    this.filter = filter;
    this.show = show;
    this.most = Math.min(...commands.map(linesTaken));
  }

  add(bytes: string) {
    this.bytes += bytes;
    if (!this.closed) this.timer ??= setTimeout(() => void this.pass(), interval);
  }

  /** The first command has ended. Gives the rest of what the last one printed after all. */
  close() {
    this.closed = true;
    clearTimeout(this.timer);
  }

  /** What is left to show of everything that the last command printed. */
  rest(text: string): string {
    return text.startsWith(this.shown) ? text.slice(this.shown.length) : text;
  }

  private async pass() {
    const lines = this.bytes.slice(0, this.bytes.lastIndexOf('\n') + 1);
    const text = await this.filter(lines).catch(() => '');
    this.timer = undefined;
    if (this.closed) return;
    if (text.startsWith(this.shown)) {
      const rest = this.rest(text);
      this.shown = text;
      if (rest) this.show(rest);
    }
    if (text.split('\n').length > this.most) this.full.abort();
    else if (lines.length <= this.bytes.lastIndexOf('\n')) this.timer = setTimeout(() => void this.pass(), interval);
  }
}

/** Whether the beginning of what a command prints is made of the beginning of what it reads. */
export function passesLines({ type, name, args = [], assignments = [], redirections }: Command): boolean {
  if (type !== 'SimpleCommand' || !name || typeof name === 'string') return false;
  if (assignments.length > 0 || redirections.length > 0) return false;
  const pattern = filters[literal(name) ?? ''];
  return pattern !== undefined && args.every((word) => pattern.test(literal(word) ?? ''));
}

/** Programs that print as they read, with the words for which that is so. */
const filters: Record<string, RegExp> = {
  ...Object.fromEntries(['grep', 'egrep', 'fgrep'].map((name) => [name, /^(?!-\w*[cqlLm]|--)/])),
  sed: /^(?!-i|--in|.*\$ *[a-z!{]|.*\bq\b)/,
  awk: /^(?![\s\S]*\b(END|getline|system|close)\b)/,
  cut: /^/,
  tr: /^/,
  cat: /^$/,
  head: /^(-n|-n?\d+|\d+)$/,
};

function linesTaken({ name, args = [] }: Command): number {
  if (!name || typeof name === 'string' || literal(name) !== 'head') return Infinity;
  return Number(/\d+/.exec(args.map((word) => literal(word)).join(' '))?.[0] ?? 10);
}

/** What opens a part that only another word ends. */
const ends: Record<string, string> = {
  if: 'fi',
  for: 'done',
  while: 'done',
  until: 'done',
  select: 'done',
  case: 'esac',
  '{': '}',
};
const closing = new Set(Object.values(ends));
/** After these a command begins. */
const before = new Set([
  'if',
  'then',
  'elif',
  'else',
  'while',
  'until',
  'do',
  '{',
  '}',
  '!',
  'time',
  'fi',
  'done',
  'esac',
]);

/** Reads lines as a shell at its prompt does, which runs what was typed once a line completes it. */
export class CommandReader {
  /** What is open, inside last: a quote, a bracket, or the word that ends a part. */
  private stack: string[] = [];
  private heredocs: { delimiter: string; tabs: boolean }[] = [];
  /** A command may begin here. */
  private starts = true;
  /** The line ends in something that needs more: `|`, `&&`, a backslash, the head of a function. */
  private needs = false;
  /** What no further line would mend: the shell says what is wrong with it. */
  private broken = false;
  private line = '';
  private at = 0;

  /** Takes a line; tells whether the lines since the last complete command make one. */
  read(line: string): boolean {
    const [heredoc] = this.heredocs;
    if (heredoc) {
      if ((heredoc.tabs ? line.replace(/^\t+/, '') : line) === heredoc.delimiter) this.heredocs.shift();
    } else {
      this.line = line;
      this.at = 0;
      if (this.stack.at(-1) === undefined || closing.has(this.stack.at(-1) ?? '')) this.starts = true;
      while (this.at < line.length) this.step();
    }
    return this.broken || (this.stack.length === 0 && this.heredocs.length === 0 && !this.needs);
  }

  private step(): void {
    const top = this.stack.at(-1);
    const character = this.line[this.at] ?? '';
    if (top === "'") this.inSingle();
    else if (character === '\\') this.escape();
    else if (character === '$' && this.expand()) return;
    else if (character === '`' || character === '"') this.toggle(character);
    else if (top === '"') this.at += 1;
    else if (top === '${') this.inBraces(character);
    else if (character === "'") this.open("'");
    else this.outside(character);
  }

  private inSingle(): void {
    const end = this.line.indexOf("'", this.at);
    this.at = end < 0 ? this.line.length : end + 1;
    if (end >= 0) this.stack.pop();
  }

  /** A backslash takes the next character with it, or the end of the line. */
  private escape(): void {
    this.starts = false;
    this.needs = this.at === this.line.length - 1;
    this.at += 2;
  }

  private expand(): boolean {
    const [opened] = /^\$(?:\(\(|[({'])/.exec(this.line.slice(this.at, this.at + 3)) ?? [];
    if (!opened || (opened === "$'" && this.stack.at(-1) === '"')) {
      if (this.stack.at(-1) === '"') return false;
      this.word(1);
      return true;
    }
    if (opened === "$'") {
      const [quoted] = /^\$'(?:[^'\\]|\\.)*'/.exec(this.line.slice(this.at)) ?? [];
      this.word(quoted?.length ?? 1);
      return true;
    }
    this.at += opened.length;
    this.stack.push(opened === '${' ? '${' : opened === '$((' ? '))' : ')');
    this.starts = opened === '$(';
    return true;
  }

  private toggle(quote: string): void {
    if (this.stack.at(-1) === quote) this.stack.pop();
    else this.stack.push(quote);
    this.at += 1;
    this.needs = false;
    this.starts = quote === '`';
  }

  private inBraces(character: string): void {
    this.at += 1;
    if (character === "'") this.stack.push("'");
    else if (character === '}') this.stack.pop();
  }

  private open(what: string): void {
    this.stack.push(what);
    this.at += 1;
    this.starts = false;
    this.needs = false;
  }

  private word(length: number): void {
    this.at += length;
    this.starts = false;
    this.needs = false;
  }

  private outside(character: string): void {
    const rest = this.line.slice(this.at);
    const arithmetic = this.stack.includes('))');
    if (/\s/.test(character)) this.at += 1;
    else if (character === '#' && !arithmetic && /(^|[\s;&|()])$/.test(this.line.slice(0, this.at)))
      this.at = this.line.length;
    else if (/^<<(?!<)/.test(rest) && !arithmetic) this.heredoc(rest);
    else if (character === '(' || character === ')') this.bracket(character, rest);
    else if (/[;&|<>]/.test(character)) this.operator(rest);
    else this.plain(rest);
  }

  private heredoc(rest: string): void {
    const [all, dash, word = ''] = /^<<(-?)\s*((?:'[^']*'|"[^"]*"|\\.|[^\s;&|()<>'"\\])+)/.exec(rest) ?? ['<<'];
    this.word(all.length);
    if (word) this.heredocs.push({ delimiter: word.replace(/['"\\]/g, ''), tabs: dash === '-' });
  }

  private bracket(character: string, rest: string): void {
    const top = this.stack.at(-1);
    if (character === '(') {
      const isFunction = /^\(\s*\)/.exec(rest);
      const double = !isFunction && rest.startsWith('((');
      if (!isFunction) this.stack.push(double ? '))' : ')');
      this.at += isFunction?.[0].length ?? (double ? 2 : 1);
      this.needs = isFunction !== null;
    } else {
      const both = top === '))' && rest.startsWith('))');
      // A subshell in a subshell looks like arithmetic until its first bracket closes.
      if (top === '))' && !both) this.stack.splice(-1, 1, ')');
      else if (top === ')' || both) this.stack.pop();
      this.at += both ? 2 : 1;
      this.needs = false;
    }
    this.starts = true;
  }

  private operator(rest: string): void {
    const [all = ''] = /^(?:&&|\|\||\|&|;;&?|;&|&>>?|>&|<&|<<<|>>|>\||<>|.)/.exec(rest) ?? [];
    this.at += all.length;
    this.needs = /^(&&|\|\||\|&?)$/.test(all);
    this.starts = /^[;&|]/.test(all) && !all.startsWith('&>');
  }

  private plain(rest: string): void {
    const [word = rest[0] ?? ''] = /^[^\s;&|()<>'"`$\\]+/.exec(rest) ?? [];
    const isWhole = !/['"`$\\]/.test(rest[word.length] ?? '');
    const { starts } = this;
    this.word(word.length);
    if (!starts || !isWhole) return;
    const end = ends[word];
    if (end) this.stack.push(end);
    else if (word === 'function') this.named(rest.slice(word.length));
    else if (closing.has(word)) this.end(word);
    this.starts = before.has(word) || word === 'function';
  }

  /** `function name`, with or without its brackets. */
  private named(rest: string): void {
    this.at += /^\s+[^\s(){}]+(\s*\(\s*\))?/.exec(rest)?.[0].length ?? 0;
    this.needs = true;
  }

  private end(word: string): void {
    if (this.stack.at(-1) === word) this.stack.pop();
    else this.broken = true;
  }
}

/** Splits a text into complete commands, each of a line or several, and what is left open at its end. */
export function splitCommands(text: string): { commands: string[]; rest: string } {
  const commands: string[] = [];
  let reader = new CommandReader();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    lines.push(line);
    if (!reader.read(line)) continue;
    commands.push(lines.join('\n'));
    lines = [];
    reader = new CommandReader();
  }
  return { commands: commands.filter((command) => command.trim() !== ''), rest: lines.join('\n') };
}

import { spawn, type ChildProcess } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { Printed } from './claim.ts';
import { sleep } from './process.ts';

/** Milliseconds: how long a shell may take to come, to answer, and to go. */
const patience = { open: 90_000, answer: 60_000, close: 45_000, quiet: 400 };

/** What BusyBox's shell says of itself in some images: it is not kubectl that speaks. */
const greeting = /\n*BusyBox v[^\n]*\nEnter 'help'[^\n]*\n\n?/;

/** A conversation with a shell in a container, over a real terminal: `script` of util-linux gives it one. */
export class Terminal {
  private text = '';
  private prompt = '';
  private open = true;
  private readonly child: ChildProcess;

  constructor(run: string, cwd: string, env: NodeJS.ProcessEnv) {
    this.child = spawn('script', ['-qfec', run, '/dev/null'], { cwd, env: { ...env, TERM: 'dumb' }, detached: true });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on(
        'data',
        (data: Buffer) => (this.text += stripVTControlCharacters(data.toString()).replaceAll('\r', '')),
      );
    this.child.on('close', () => (this.open = false));
  }

  /** Waits for the first prompt. Gives what was printed before it, or all that was printed where no shell came. */
  async opened(): Promise<Printed> {
    const found = await this.wait(/(?:^|\n)([^\n]*[#$] )$/, patience.open);
    this.prompt = found?.[1] ?? '';
    const stdout = (found ? this.text.slice(0, -this.prompt.length) : this.text).replace(greeting, '');
    this.text = '';
    return { stdout: stdout.trim() === '' ? '' : stdout, stderr: '', exit: this.open ? 0 : (this.child.exitCode ?? 1) };
  }

  get isOpen(): boolean {
    return this.open && this.prompt !== '';
  }

  /** Types a line. A terminal has one stream, so all that is printed counts as standard output. */
  async say(line: string): Promise<Printed> {
    const stdout = await this.type(line);
    const exit = Number((await this.type('echo $?')).trim());
    return { stdout, stderr: '', exit: Number.isNaN(exit) ? 0 : exit };
  }

  private async type(line: string): Promise<string> {
    this.text = '';
    this.child.stdin?.write(`${line}\n`);
    const prompt = this.prompt.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    await this.wait(new RegExp(`\\n${prompt}$`), patience.answer);
    const [, ...answer] = this.text.split('\n');
    return answer
      .slice(0, -1)
      .map((text) => `${text}\n`)
      .join('');
  }

  /** Leaves the shell and waits until the program around it has ended. */
  async close(): Promise<void> {
    if (this.open) this.child.stdin?.write('exit\n');
    for (const start = Date.now(); this.open && Date.now() - start < patience.close; ) await sleep(100);
    this.kill();
  }

  kill() {
    try {
      if (this.open && this.child.pid) process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }

  /** The match once the text ends so and nothing more comes; undefined when the time is over or the program ended. */
  private async wait(shape: RegExp, limit: number): Promise<RegExpExecArray | undefined> {
    for (const start = Date.now(); Date.now() - start < limit; ) {
      const before = this.text;
      const found = shape.exec(before);
      await sleep(found ? patience.quiet : 100);
      if (found && before === this.text) return found;
      if (!this.open) return undefined;
    }
    return undefined;
  }
}

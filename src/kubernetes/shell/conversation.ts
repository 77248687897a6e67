import type { Result } from '../kubectl/client.ts';
import type { OnOutput } from './shell.ts';

type Answer = (line: string) => Promise<Result>;

/** A shell in a container, held open between the lines that the reader types: `exec -it`, `run -it`. */
export class Conversation {
  lastCode = 0;
  private current: { prompt: string; answer: Answer; leave: (code: number) => void } | undefined;
  private announce: () => void = () => {};
  private opening = new Promise<void>((done) => (this.announce = done));

  get open(): boolean {
    return this.current !== undefined;
  }

  get prompt(): string | undefined {
    return this.current?.prompt;
  }

  /** Settles when a conversation begins. */
  opened(): Promise<void> {
    return this.opening;
  }

  /** What kubectl calls to hold a conversation: gives the exit code with which the reader leaves. */
  readonly hold = (prompt: string, answer: Answer): Promise<number> =>
    new Promise((leave) => {
      this.lastCode = 0;
      this.current = { prompt: prompt.trimEnd(), answer, leave };
      this.announce();
    });

  /** Says one line; true when it ended the conversation. */
  async say(line: string, onOutput: OnOutput): Promise<boolean> {
    const [word, code] = line.trim().split(/\s+/);
    if (word === 'exit') return this.leave(Number(code ?? this.lastCode));
    const { stdout, stderr, exitCode } = (await this.current?.answer(line)) ?? { stdout: '', stderr: '', exitCode: 0 };
    if (stdout) onOutput(stdout, false);
    if (stderr) onOutput(stderr, true);
    this.lastCode = exitCode;
    return false;
  }

  private leave(code: number): boolean {
    const leave = this.current?.leave;
    this.current = undefined;
    this.opening = new Promise((done) => (this.announce = done));
    leave?.(code);
    return true;
  }
}

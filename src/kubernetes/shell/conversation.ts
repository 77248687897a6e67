import type { Answer } from '../kubectl/client.ts';
import type { Outputs } from '../bash/outputs.ts';

interface Held {
  prompt: string;
  answer: Answer;
  leave(code: number): void;
  /** The same for all lines, so that the shell in the container remembers what they set. */
  terminal: { onStdout: Outputs['out']; onStderr: Outputs['err']; signal: AbortSignal };
}

/** A shell in a container, held open between the lines that the reader types: `exec -it`, `run -it`. */
export class Conversation {
  private lastCode = 0;
  private current: Held | undefined;
  private pressed = new AbortController();
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
      const terminal = { onStdout: undefined, onStderr: undefined, signal: this.pressed.signal };
      this.current = { prompt: prompt.trimEnd(), answer, leave, terminal };
      this.announce();
    });

  /** Ctrl+C: ends what runs in the container, not its shell. */
  interrupt(): void {
    this.pressed.abort();
  }

  /** Says one command; gives its exit code, or undefined when it ended the conversation. */
  async say(line: string, { out, err }: Outputs): Promise<number | undefined> {
    const [word, code] = line.trim().split(/\s+/);
    if (word === 'exit' || word === 'logout') return this.leave(Number(code ?? this.lastCode));
    if (!this.current) return undefined;
    this.pressed = new AbortController();
    const { answer, terminal } = this.current;
    Object.assign(terminal, { onStdout: out, onStderr: err, signal: this.pressed.signal });
    const result = await answer(line, terminal).catch(() => undefined);
    // The container is gone, and its shell with it.
    if (!result) return this.leave(137);
    const { stdout, stderr, exitCode } = result;
    if (stdout) out?.(stdout);
    if (stderr) err?.(stderr);
    this.lastCode = exitCode;
    return exitCode;
  }

  private leave(code: number): undefined {
    const leave = this.current?.leave;
    this.current = undefined;
    this.opening = new Promise((done) => (this.announce = done));
    leave?.(code);
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import type { Printed } from './claim.ts';
import { interrupted } from './compare.ts';

export interface RunOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Milliseconds after which Ctrl+C is pressed. */
  limit: number;
  /** Asked after each piece of output: true when it has shown what it was to show, and Ctrl+C may be pressed. */
  enough?: (printed: Printed) => boolean;
}

/** A line of bash that runs, in a process group of its own, so that nothing which it starts outlives it. */
export class RunningLine {
  readonly printed: Printed = { stdout: '', stderr: '', exit: 0 };
  readonly ended: Promise<Printed>;
  private readonly child: ChildProcess;
  private stopped = false;

  constructor(run: string, { cwd, env, limit, enough }: RunOptions) {
    this.child = spawn('bash', ['-c', run], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const timer = setTimeout(() => this.interrupt(), limit);
    const take = (stream: 'stdout' | 'stderr') => (data: Buffer) => {
      this.printed[stream] += data.toString();
      // What belongs to the same moment comes with it.
      if (enough?.(this.printed)) setTimeout(() => this.interrupt(), pause);
    };
    this.child.stdout?.on('data', take('stdout'));
    this.child.stderr?.on('data', take('stderr'));
    this.ended = new Promise((done) =>
      this.child.on('close', (code) => {
        clearTimeout(timer);
        this.printed.exit = this.stopped ? interrupted : (code ?? interrupted);
        done(this.printed);
      }),
    );
  }

  /** Presses Ctrl+C; what does not end by it within five seconds is killed. */
  interrupt() {
    if (this.stopped) return;
    this.stopped = true;
    this.signal('SIGINT');
    setTimeout(() => this.signal('SIGKILL'), 5_000).unref();
  }

  private signal(signal: NodeJS.Signals) {
    try {
      if (this.child.pid) process.kill(-this.child.pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

const pause = 700;

export const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

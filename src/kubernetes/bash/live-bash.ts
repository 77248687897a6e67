import { Bash, type BashOptions } from 'just-bash/browser';
import type { InterpreterClass, InterpreterOptions, State } from './interpreter.ts';
import { liveClass, type LiveInterpreter } from './live-interpreter.ts';
import { kept, type Outputs } from './outputs.ts';

/** A program's exit code when Ctrl+C ended it. */
export const interrupted = 130;

/** Ctrl+C ends what has no end; what is left of just-bash's limits keeps the thread from an overflow. */
const limits = {
  maxExecutionTimeMs: 2 ** 31 - 1,
  maxCommandCount: Number.MAX_SAFE_INTEGER,
  maxLoopIterations: Number.MAX_SAFE_INTEGER,
  maxWorkUnits: Number.MAX_SAFE_INTEGER,
};

/** Programs that run another and print what it prints. */
const passing = new Set(['bash', 'sh', 'env', 'timeout', 'xargs']);

export interface LiveOptions extends Omit<BashOptions, 'executionLimits' | 'defenseInDepth'> {
  /** Lets others have the thread, in a script that takes long. */
  rest?: () => Promise<void>;
}

/**
 * just-bash as a terminal has it: what one script sets the next one knows, from variables and functions to `$?`; what is
 * printed is told at once; nothing keeps the thread to itself.
 */
export class LiveBash {
  readonly bash: Bash;
  private interpreter: LiveInterpreter | undefined;
  private outputs = kept;
  private readonly rest: LiveOptions['rest'];
  private running: Promise<unknown> = Promise.resolve();

  constructor({ rest, ...options }: LiveOptions) {
    this.rest = rest;
    this.bash = new Bash({ ...options, defenseInDepth: false, executionLimits: limits });
    const interpret = (Base: InterpreterClass, given: InterpreterOptions, state: State, depth: number) =>
      depth === 0 ? this.own(Base, given, state) : this.nested(Base, given, state);
    // slim/slim-shell.build.ts has just-bash ask for it.
    Object.assign(this.bash, { interpret });
  }

  /** What the shell remembers; undefined before its first script. */
  get state(): State | undefined {
    return this.interpreter?.ctx.state;
  }

  /** Where a program prints to that is called now. */
  get told(): Outputs {
    return this.interpreter?.told ?? kept;
  }

  /**
   * Runs a script of a line or several, after those before it; gives its exit code once it has ended, and rejects for
   * a bug of just-bash.
   */
  run(script: string, outputs: Outputs, signal: AbortSignal, stdin = ''): Promise<number> {
    const run = this.running.then(() => this.runNow(script, outputs, signal, stdin));
    this.running = run.catch(() => {});
    return run;
  }

  private async runNow(script: string, outputs: Outputs, signal: AbortSignal, stdin: string): Promise<number> {
    this.outputs = outputs;
    let code = 1;
    try {
      const { stdout, stderr, exitCode } = await this.bash.exec(script, { signal, stdin, rawScript: true });
      code = signal.aborted ? interrupted : exitCode;
      if (stdout) outputs.out?.(stdout);
      const said = sayLimit(stderr);
      if (said) outputs.err?.(said);
    } finally {
      this.remember(code);
    }
    return code;
  }

  /** Keeps an exit code for `$?`. */
  remember(code: number): void {
    if (!this.state) return;
    this.state.lastExitCode = code;
    this.state.env.set('?', String(code));
  }

  /** The interpreter of all scripts; what each may spend is its own. */
  private own(Base: InterpreterClass, given: InterpreterOptions, state: State): LiveInterpreter {
    if (!this.interpreter) {
      this.interpreter = this.make(Base, given, state);
      state.shoptOptions = { ...state.shoptOptions, expand_aliases: true };
    }
    const { ctx } = this.interpreter;
    Object.assign(ctx, { executionScope: given.executionScope, execFn: given.exec, substitutionDepth: 0 });
    const { signal, groupStdin } = state;
    const fresh = { loopDepth: 0, callDepth: 0, inCondition: false, localScopes: [], groupStdinSourceFd: undefined };
    Object.assign(ctx.state, { signal, groupStdin: groupStdin || undefined, ...fresh });
    this.interpreter.outputs = this.outputs;
    this.interpreter.rested = Date.now();
    return this.interpreter;
  }

  /** The interpreter of what another program runs. */
  private nested(Base: InterpreterClass, given: InterpreterOptions, state: State): LiveInterpreter {
    const made = this.make(Base, given, state);
    if (this.interpreter && passing.has(this.interpreter.program)) made.outputs = this.interpreter.told;
    return made;
  }

  private make(Base: InterpreterClass, given: InterpreterOptions, state: State): LiveInterpreter {
    const made = new (liveClass(Base))(given, state);
    if (this.rest) made.rest = this.rest;
    return made;
  }
}

/** just-bash names its own settings when something has no end; bash says what the system lacks. */
function sayLimit(stderr: string): string {
  return stderr
    .replace(/^(?:bash: )?[\w ]*aborted\n/gm, '')
    .replace(
      /^(?:bash: )?[^\n]*increase executionLimits\.maxCallDepth\n?/gm,
      'bash: fork: retry: Resource temporarily unavailable\n',
    )
    .replace(/, increase executionLimits\.\w+/g, '');
}

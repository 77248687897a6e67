import type { ExecResult } from 'just-bash/browser';

/** A word of a command; `parts` hold what it is made of. */
export interface Word {
  parts: { type: string; value?: string }[];
}

export interface Redirection {
  fd: number | null;
  fdVariable?: string;
  operator: string;
  target: Word | { type: 'HereDoc' };
}

/** A simple command or a compound one: what stands between the pipes of a pipeline. */
export interface Command {
  type: string;
  redirections: Redirection[];
  name?: Word | string | null;
  args?: Word[];
  assignments?: unknown[];
  body?: unknown;
}

export interface Pipeline {
  commands: Command[];
  negated: boolean;
  timed?: boolean;
  /** Which of its pipes take the errors too. */
  pipeStderr?: boolean[];
}

/** What a shell remembers: variables, functions, options, the folder, the last exit code. */
export interface State {
  env: Map<string, string>;
  arrays: Map<string, unknown>;
  functions: Map<string, unknown>;
  options: Record<string, boolean>;
  shoptOptions: Record<string, boolean>;
  cwd: string;
  lastExitCode: number;
  signal: AbortSignal | undefined;
  /** What the commands of a group read, as bytes of one character each. */
  groupStdin: string | undefined;
  groupStdinSourceFd: number | undefined;
  loopDepth: number;
  callDepth: number;
  inCondition: boolean;
  localScopes: unknown[];
}

export interface InterpreterOptions {
  executionScope: unknown;
  exec: unknown;
}

/** The part of just-bash's interpreter, which its types keep private, that a live shell builds on. */
export interface Interpreter {
  readonly ctx: {
    state: State;
    executionScope: unknown;
    execFn: unknown;
    /** More than zero within `$(…)` and `<(…)`. */
    substitutionDepth?: number;
  };
  executeStatement(node: unknown): Promise<ExecResult>;
  executePipeline(node: Pipeline): Promise<ExecResult>;
  executeCommand(node: Command, stdin: string, owned?: boolean): Promise<ExecResult>;
  runCommand(name: string, ...rest: unknown[]): Promise<ExecResult>;
}

export type InterpreterClass = new (options: InterpreterOptions, state: State) => Interpreter;

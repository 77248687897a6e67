import type { ExecResult } from 'just-bash/browser';
import { Flow, passesLines } from './flow.ts';
import type { Command, Interpreter, InterpreterClass, InterpreterOptions, Pipeline, State } from './interpreter.ts';
import { either } from './signals.ts';
import { bytesOf, encode, kept, redirect, textOf, type Outputs } from './outputs.ts';

/** Milliseconds after which a script lets others have the thread: Ctrl+C, the clusters, the page. */
const slice = 30;

/** An interpreter that tells what is printed when it is printed. */
export interface LiveInterpreter extends Interpreter {
  /** Where the command prints to that runs now. */
  outputs: Outputs;
  /** The program that was called last. */
  program: string;
  /** As `outputs`, and nowhere within `$(…)`. */
  readonly told: Outputs;
  rest: () => Promise<void>;
  /** When others last had the thread. */
  rested: number;
}

type LiveClass = new (options: InterpreterOptions, state: State) => LiveInterpreter;

let made: LiveClass | undefined;

/** Builds on just-bash's interpreter, whose class is there only while it runs. */
export const liveClass = (Base: InterpreterClass): LiveClass => (made ??= makeClass(Base));

function makeClass(Base: InterpreterClass): LiveClass {
  return class Live extends Base implements LiveInterpreter {
    outputs = kept;
    program = '';
    rest = () => new Promise<void>((done) => setTimeout(done));
    rested = Date.now();
    private readonly options: InterpreterOptions;
    /** Commands whose output the next one of their pipeline reads, and whether it reads the errors too. */
    private readonly piped = new WeakMap<Command, { errors: boolean }>();
    /** The first and the last command of a pipeline whose commands print line by line. */
    private readonly flows = new WeakMap<Command, Flow>();

    constructor(options: InterpreterOptions, state: State) {
      super(options, state);
      this.options = options;
    }

    get told(): Outputs {
      return this.ctx.substitutionDepth ? kept : this.outputs;
    }

    override async executeStatement(node: unknown): Promise<ExecResult> {
      if (Date.now() - this.rested > slice) {
        await this.rest();
        this.rested = Date.now();
      }
      return this.tell(await super.executeStatement(node), this.outputs);
    }

    override async executePipeline(node: Pipeline): Promise<ExecResult> {
      const { commands, pipeStderr = [] } = node;
      for (const [at, command] of commands.slice(0, -1).entries())
        this.piped.set(command, { errors: pipeStderr[at] ?? false });
      const [first, ...later] = commands;
      const last = later.at(-1);
      const { out } = this.told;
      if (!first || !last || !out || !later.every(passesLines) || pipeStderr.some(Boolean) || this.flows.has(first))
        return super.executePipeline(node);
      const rest = { ...node, commands: later, negated: false, timed: false };
      const flow = new Flow(later, (bytes) => this.filter(rest, bytes), out);
      for (const end of [first, last]) this.flows.set(end, flow);
      try {
        return await super.executePipeline(node);
      } finally {
        flow.close();
        for (const end of [first, last]) this.flows.delete(end);
      }
    }

    override async executeCommand(node: Command, stdin: string, owned?: boolean): Promise<ExecResult> {
      const outer = this.outputs;
      const piped = this.piped.get(node);
      const flow = this.flows.get(node);
      const own = piped
        ? { out: flow && ((text: string) => flow.add(encode(text))), err: piped.errors ? undefined : outer.err }
        : outer;
      this.outputs = redirect(own, node.redirections ?? []);
      try {
        if (piped && flow)
          return this.tell(await this.executeFirst(node, stdin, owned, flow), { ...own, out: undefined });
        const result = await super.executeCommand(withBody(node), stdin, owned);
        if (!flow) return this.tell(result, own);
        flow.close();
        return this.tell({ ...result, stdout: flow.rest(textOf(result)), stdoutKind: 'text' }, own);
      } finally {
        this.outputs = outer;
      }
    }

    /** Runs the command that a flow comes from. Whoever writes into a pipe that nobody reads any more is ended. */
    private async executeFirst(
      node: Command,
      stdin: string,
      owned: boolean | undefined,
      flow: Flow,
    ): Promise<ExecResult> {
      const { state } = this.ctx;
      const { signal } = state;
      const full = flow.full.signal;
      state.signal = either(signal, full);
      try {
        const result = await super.executeCommand(withBody(node), stdin, owned);
        return { ...result, stdout: flow.bytes + bytesOf(result), stdoutKind: 'bytes' };
      } catch (error) {
        if (!full.aborted || signal?.aborted) throw error;
        return { stdout: flow.bytes, stdoutKind: 'bytes', stderr: '', exitCode: 141 };
      } finally {
        state.signal = signal;
      }
    }

    /** What the commands print of those bytes, in a shell beside this one. */
    private async filter(node: Pipeline, bytes: string): Promise<string> {
      const { state, executionScope, execFn: exec } = this.ctx;
      const beside = new Live(
        { ...this.options, executionScope, exec },
        { ...state, env: new Map(state.env), arrays: new Map(state.arrays), groupStdin: bytes },
      );
      return textOf(await beside.executePipeline(node));
    }

    override runCommand(name: string, ...rest: unknown[]): Promise<ExecResult> {
      this.program = name;
      return super.runCommand(name, ...rest);
    }

    /** Tells what a command printed; gives what of its result is left for others. */
    private tell(result: ExecResult, { out, err }: Outputs): ExecResult {
      if (this.ctx.substitutionDepth || (!out && !err)) return result;
      if (out && result.stdout) out(textOf(result));
      // What is ended in a loop says so itself, which no shell does.
      const stderr = this.ctx.state.signal?.aborted
        ? result.stderr.replace(/^execution aborted\n/m, '')
        : result.stderr;
      if (err && stderr) err(stderr);
      return {
        ...result,
        ...(out && { stdout: '' }),
        ...(err && { stderr: '' }),
        internalOutputAccounting: { stdout: 0, stderr: 0 },
      };
    }
  };
}

/** A function's own redirections are those of its body, which is where they are seen. */
function withBody(node: Command): Command {
  if (node.type !== 'FunctionDef' || node.redirections.length === 0) return node;
  const body = node.body as Command;
  return { ...node, redirections: [], body: { ...body, redirections: [...body.redirections, ...node.redirections] } };
}

import { type Bash, defineCommand, type ResolvedCommandContext } from 'just-bash/browser';
import { interrupted, LiveBash } from '../bash/live-bash.ts';
import { decode } from '../bash/outputs.ts';
import { either } from '../bash/signals.ts';
import type { Context, Files, Result } from '../kubectl/client.ts';
import { splitCommands } from './command-reader.ts';
import { Conversation } from './conversation.ts';
import { shellFiles } from './files.ts';
import type { Machine } from './machine.ts';
import { absent, missing } from './programs/absent.ts';
import { curl, network } from './programs/curl.ts';
import { docker } from './programs/docker.ts';
import { printHistory } from './programs/history.ts';
import { kind } from './programs/kind.ts';
import { kubectl } from './programs/kubectl.ts';
import type { Program, Remarks } from './programs/program.ts';
import { rm } from './programs/rm.ts';
import { watch } from './programs/watch.ts';

export const home = '/home/caderno';

/** Where the prompt stands: on the reader's computer or in a container. */
export type Where = 'host' | 'pod';

export interface ShellOptions {
  machine: Machine;
  /** Files of the home directory, by name. */
  files: Record<string, string>;
  /** What was typed in earlier pages. */
  history?: readonly string[];
  remarks: Remarks;
  readAddress?: Context['readAddress'];
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/** How long a program may take to end at Ctrl+C, in milliseconds. */
const patience = 150;

/** Takes what a program prints while it runs. */
export type OnOutput = (text: string, error: boolean) => void;

/** A bash with kubectl and kind, on one computer and one file system. Runs one line at a time. */
export class Shell {
  readonly files: Files;
  readonly bash: Bash;
  private readonly live: LiveBash;
  private readonly options: ShellOptions;
  private readonly history: string[];
  private readonly conversation = new Conversation();
  /** A command that waits for the end of a conversation. */
  private waiting: Promise<number> | undefined;
  private stopped = false;
  /** How many programs run. */
  private called = 0;
  private programs = new AbortController();
  private script = new AbortController();
  private onOutput: OnOutput = () => {};
  private readonly terminal = {
    out: (text: string) => this.onOutput(text, false),
    err: (text: string) => this.onOutput(text, true),
  };
  /** Takes what the lab itself has to say of a program. */
  onRemark: (text: string) => void = () => {};

  constructor(options: ShellOptions) {
    this.options = options;
    this.history = [...(options.history ?? [])];
    const { machine, files, sleep } = options;
    this.live = new LiveBash({
      cwd: home,
      env: { HOME: home, USER: 'caderno' },
      files: {
        '/tmp/.keep': '',
        ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${home}/${name}`, text])),
      },
      fetch: network(machine),
      sleep,
      customCommands: [
        ...Object.entries({ kubectl, kind, docker }).map(([name, program]) => this.command(name, program)),
        ...absent.map((name) => this.command(name, missing(name))),
        defineCommand('curl', curl),
        defineCommand('rm', (argv, context) => rm(argv, context, [home, '/tmp'])),
        defineCommand('history', async (argv) => printHistory(argv, this.history)),
        defineCommand('watch', (argv, context) =>
          watch(argv, context, { sleep, out: this.live.told.out, signal: this.signalOf(context) }),
        ),
      ],
    });
    this.bash = this.live.bash;
    this.files = shellFiles(this.bash.fs, home);
  }

  /** The folder that commands run in. */
  get cwd(): string {
    return this.live.state?.cwd ?? home;
  }

  /** Where the next line goes: to this computer, or to a container that a conversation is held with. */
  get where(): Where {
    return this.conversation.open ? 'pod' : 'host';
  }

  get prompt(): string {
    return this.conversation.prompt ?? '$';
  }

  /**
   * Runs a line, or several as if they were typed one after another. Gives the exit code of the last command once the
   * shell is ready for the next.
   */
  async run(text: string, onOutput: OnOutput): Promise<number> {
    this.onOutput = onOutput;
    this.stopped = false;
    if (this.history.at(-1) !== text) this.history.push(text);
    const { commands, rest } = splitCommands(text);
    let code = 0;
    for (const command of rest.trim() ? [...commands, rest] : commands) {
      code = await this.runOne(command);
      if (this.stopped) return interrupted;
    }
    return code;
  }

  /** Ctrl+C: first the programs that run, which may have to clean up, then the script around them. */
  interrupt() {
    this.stopped = true;
    if (this.conversation.open) return this.conversation.interrupt();
    this.live.remember(interrupted);
    this.programs.abort();
    const { script } = this;
    setTimeout(() => script.abort(), this.called > 0 ? patience : 0);
  }

  private async runOne(command: string): Promise<number> {
    if (this.conversation.open) {
      const code = await this.conversation.say(command, this.terminal);
      if (code !== undefined) return code;
    } else this.waiting = this.runScript(command);
    return Promise.race([this.waiting ?? 0, this.conversation.opened().then(() => 0)]);
  }

  private async runScript(script: string): Promise<number> {
    this.programs = new AbortController();
    this.script = new AbortController();
    const { signal } = this.programs;
    const code = await this.live.run(script, this.terminal, this.script.signal);
    if (!signal.aborted) return code;
    this.live.remember(interrupted);
    return interrupted;
  }

  private command(name: string, program: Program) {
    return defineCommand(name, async (argv, context) => ({
      ...(await this.call(program, argv, context)),
      stdoutKind: 'text',
    }));
  }

  private async call(program: Program, argv: string[], context: ResolvedCommandContext): Promise<Result> {
    const { machine, remarks, now, sleep, readAddress } = this.options;
    const { out, err } = this.live.told;
    const signal = this.signalOf(context);
    this.called += 1;
    try {
      return await program(argv, {
        machine,
        remarks,
        remark: this.onRemark,
        now,
        sleep,
        files: shellFiles(context.fs, context.cwd),
        stdin: decode(context.stdin as unknown as string),
        env: Object.fromEntries(context.env),
        signal,
        ...(readAddress && { readAddress }),
        ...(out && { onStdout: out }),
        ...(err && { onStderr: err }),
        ...(out === this.terminal.out && { converse: this.conversation.hold }),
      });
    } catch (error) {
      if (signal.aborted) return { stdout: '', stderr: '', exitCode: interrupted };
      return { stdout: '', stderr: `${error instanceof Error ? error.message : String(error)}\n`, exitCode: 1 };
    } finally {
      this.called -= 1;
      const { script } = this;
      if (this.programs.signal.aborted) setTimeout(() => script.abort());
    }
  }

  /** What ends a program: Ctrl+C, `timeout`, a pipe that nobody reads. */
  private signalOf({ signal }: ResolvedCommandContext): AbortSignal {
    return either(signal, this.programs.signal);
  }
}

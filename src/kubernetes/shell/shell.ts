import { Bash, defineCommand, type ResolvedCommandContext } from 'just-bash/browser';
import type { Files, Result } from '../kubectl/client.ts';
import { Conversation } from './conversation.ts';
import { shellFiles } from './files.ts';
import type { Machine } from './machine.ts';
import { absent, missing } from './programs/absent.ts';
import { network, withScheme } from './programs/curl.ts';
import { docker } from './programs/docker.ts';
import { kind } from './programs/kind.ts';
import { kubectl } from './programs/kubectl.ts';
import type { Program, Remarks } from './programs/program.ts';
import { parseStatements } from './statements.ts';

export const home = '/home/caderno';

/** Where the prompt stands: on the reader's computer or in a container. */
export type Where = 'host' | 'pod';

export interface ShellOptions {
  machine: Machine;
  /** Files of the home directory, by name. */
  files: Record<string, string>;
  remarks: Remarks;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}

/** Takes what a program prints while it runs. */
export type OnOutput = (text: string, error: boolean) => void;

/** The program's exit code when Ctrl+C ended it. */
export const interrupted = 130;

/** A bash with kubectl and kind, on one computer and one file system. Runs one line at a time. */
export class Shell {
  readonly files: Files;
  readonly bash: Bash;
  private env: Record<string, string> = {};
  private ended: AbortController | undefined;
  private aborted: AbortController | undefined;
  private stream: ((chunk: string) => void) | undefined;
  private readonly conversation = new Conversation();
  /** A line that waits for the end of a conversation. */
  private waiting: Promise<number> | undefined;
  private onOutput: OnOutput = () => {};
  /** Takes what the lab itself has to say of a program. */
  onRemark: (text: string) => void = () => {};
  private readonly options: ShellOptions;

  constructor(options: ShellOptions) {
    this.options = options;
    const { machine, files } = options;
    this.bash = new Bash({
      cwd: home,
      env: { HOME: home, USER: 'caderno' },
      files: {
        '/tmp/.keep': '',
        ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${home}/${name}`, text])),
      },
      fetch: network(machine),
      sleep: options.sleep,
      defenseInDepth: false,
      customCommands: [
        ...Object.entries({ kubectl, kind, docker }).map(([name, program]) => this.command(name, program)),
        ...absent.map((name) => this.command(name, missing(name))),
        defineCommand('curl', curl),
      ],
    });
    this.files = shellFiles(this.bash.fs, home);
  }

  /** Where the next line goes: to this computer, or to a container that a conversation is held with. */
  get where(): Where {
    return this.conversation.open ? 'pod' : 'host';
  }

  get prompt(): string {
    return this.conversation.prompt ?? '$';
  }

  /** Runs a line, or a script of several. Gives its exit code once the shell is ready for the next. */
  async run(line: string, onOutput: OnOutput): Promise<number> {
    this.onOutput = onOutput;
    if (!this.conversation.open) this.waiting = this.runScript(line);
    else if (!(await this.conversation.say(line, onOutput))) return this.conversation.lastCode;
    return Promise.race([this.waiting ?? 0, this.conversation.opened().then(() => 0)]);
  }

  /** Ctrl+C: first the programs that run, then, where that ends nothing, the script around them. */
  interrupt() {
    this.ended?.abort();
    const script = this.aborted;
    setTimeout(() => script?.abort(), 150);
  }

  private async runScript(script: string): Promise<number> {
    this.ended = new AbortController();
    this.aborted = new AbortController();
    const { signal } = this.ended;
    let code = 0;
    for (const { text, streams } of parseStatements(this.bash, script)) {
      code = await this.runStatement(text, streams);
      if (signal.aborted) return interrupted;
    }
    return code;
  }

  private async runStatement(text: string, streams: boolean): Promise<number> {
    this.stream = streams ? (chunk) => this.onOutput(chunk, false) : undefined;
    const options = {
      env: this.env,
      cwd: this.env['PWD'] ?? home,
      ...(this.aborted && { signal: this.aborted.signal }),
    };
    const result = await this.bash.exec(`shopt -s expand_aliases\n${text}`, options);
    if (result.env['PWD']) this.env = result.env;
    if (result.stdout) this.onOutput(result.stdout, false);
    const stderr = result.stderr
      .replace(/^bash: execution aborted\n/m, '')
      .replace(/^bash: line (\d+)/gm, (_, number: string) => `bash: line ${Number(number) - 1}`);
    if (stderr) this.onOutput(stderr, true);
    return result.exitCode;
  }

  private command(name: string, program: Program) {
    return defineCommand(name, async (argv, context) => ({
      ...(await this.call(program, argv, context)),
      stdoutKind: 'text',
    }));
  }

  private async call(program: Program, argv: string[], context: ResolvedCommandContext): Promise<Result> {
    const { machine, remarks, now, sleep } = this.options;
    const signal = this.ended?.signal;
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
        ...(this.stream && {
          onStdout: this.stream,
          onStderr: (chunk) => this.onOutput(chunk, true),
          converse: this.conversation.hold,
        }),
        ...(signal && { signal }),
      });
    } catch (error) {
      if (signal?.aborted) return { stdout: '', stderr: '', exitCode: interrupted };
      return { stdout: '', stderr: `${error instanceof Error ? error.message : String(error)}\n`, exitCode: 1 };
    }
  }
}

/** just-bash's curl, with curl's own default scheme and its codes for what cannot be reached. */
async function curl(argv: string[], context: ResolvedCommandContext) {
  const result = await context.origCommand?.(withScheme(argv));
  if (!result) return { stdout: '', stderr: '', exitCode: 127 };
  if (/^curl: \(1\) Invalid URL/m.test(result.stderr))
    return { ...result, stderr: 'curl: (3) URL rejected: No host part in the URL\n', exitCode: 3 };
  const code = /^curl: \(1\) \((\d+)\)/m.exec(result.stderr)?.[1];
  return code
    ? { ...result, stderr: result.stderr.replace(/^curl: \(1\) /m, 'curl: '), exitCode: Number(code) }
    : result;
}

/** A pipe of just-bash carries bytes, one character each. */
const decode = (bytes: string) => new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));

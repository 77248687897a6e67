import { Bash, type BashExecResult, type CommandName, defineCommand, InMemoryFs, MountableFs } from 'just-bash/browser';
import type { Found } from './catalogue.ts';
import { baseFiles } from './files.ts';
import type { Container, Output, Program } from './program.ts';
import { clients, common } from './programs.ts';
import { statementsOf, type Statement } from './statements.ts';

/** What BusyBox and coreutils have in common; bash's own commands come on top. */
const commands: CommandName[] = [
  'echo',
  'cat',
  'printf',
  'ls',
  'mkdir',
  'rmdir',
  'touch',
  'rm',
  'cp',
  'mv',
  'ln',
  'chmod',
  'pwd',
  'readlink',
  'head',
  'tail',
  'wc',
  'stat',
  'grep',
  'egrep',
  'fgrep',
  'sed',
  'awk',
  'sort',
  'uniq',
  'cut',
  'tr',
  'tee',
  'find',
  'basename',
  'dirname',
  'du',
  'env',
  'printenv',
  'xargs',
  'true',
  'false',
  'bash',
  'sh',
  'base64',
  'diff',
  'seq',
  'expr',
  'md5sum',
  'sha256sum',
  'timeout',
  'which',
  'od',
  'clear',
] as CommandName[];

/** What the processes of one container share. */
export interface Inside {
  fs: MountableFs;
  programs: Map<string, Program>;
  env: Record<string, string>;
}

/** Lays out a container: made when its first program runs. */
export function openInside(
  { image, tag }: Found,
  process: Container['process'],
  mounts: { path: string; fs: InMemoryFs }[],
): Inside {
  const base = new InMemoryFs({ ...baseFiles(process), ...image.files?.(tag) });
  return {
    fs: new MountableFs({ base, mounts: mounts.map(({ path, fs }) => ({ mountPoint: path, filesystem: fs })) }),
    programs: new Map(Object.entries({ ...common, ...pick(image.clients?.(tag) ?? []), ...image.programs })),
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOSTNAME: process.pod.config.hostname ?? process.pod.name,
      ...image.env,
      ...Object.fromEntries(process.env),
      HOME: '/root',
    },
  };
}

/** The shell of one process in a container. */
export class ProcessShell {
  private readonly bash: Bash;
  private readonly inside: Inside;
  private readonly container: Container;
  private env: Record<string, string>;

  constructor(inside: Inside, parts: Omit<Container, 'fs' | 'run' | 'has' | 'install' | 'cwd'>) {
    this.inside = inside;
    this.env = inside.env;
    const has = (name: string) =>
      inside.programs.has(name) || (commands as string[]).includes(name.replace(/^.*\//, ''));
    this.container = {
      ...parts,
      fs: inside.fs,
      cwd: '/',
      has,
      install: (name) => this.install(name),
      run: (argv) => this.run(argv),
    };
    this.bash = new Bash({
      fs: inside.fs,
      cwd: '/',
      env: this.env,
      commands,
      defenseInDepth: false,
      executionLimits: {
        maxExecutionTimeMs: 2 ** 31 - 1,
        maxCommandCount: 10_000_000,
        maxLoopIterations: 10_000_000,
        maxWorkUnits: Number.MAX_SAFE_INTEGER,
      },
      customCommands: [...inside.programs.keys()].map((name) => this.command(name)),
    });
  }

  /** Runs a program with its arguments, to its end. */
  async run(argv: string[]): Promise<Output> {
    const [name = '', ...args] = argv;
    const program = this.inside.programs.get(name);
    if (program) return program(args, this.container);
    if (isShell(name) && args[0] === '-c') return this.script(args[1] ?? '');
    if (isShell(name) && args.length === 0) return this.script(this.container.stdin);
    if (!this.container.has(name)) return { stdout: '', stderr: `${name}: not found\n`, exitCode: 127 };
    return this.script(argv.map(quote).join(' '));
  }

  /**
   * Runs what a container began with: a script statement by statement, so that its output is in the log while it runs,
   * and its endless loops turn by turn.
   */
  async runMain(argv: string[]): Promise<number> {
    const [name = '', flag, script = ''] = argv;
    if (isShell(name) && flag === '-c') return this.statements(statementsOf(this.bash, script));
    return this.print(await this.run(argv));
  }

  private async statements(list: Statement[]): Promise<number> {
    let code = 0;
    for (const statement of list) {
      const ended = statement.type === 'loop' ? await this.loop(statement) : await this.step(statement.text);
      if (ended.exited) return ended.code;
      code = ended.code;
    }
    return code;
  }

  private async loop({ until, condition, body }: Extract<Statement, { type: 'loop' }>): Promise<Step> {
    for (;;) {
      const test = await this.step(condition);
      if (test.exited || (test.code === 0) === until) return { exited: test.exited, code: 0 };
      for (const statement of body) {
        const turn = statement.type === 'loop' ? await this.loop(statement) : await this.step(statement.text);
        if (turn.exited) return turn;
      }
      // A loop that never sleeps leaves the thread to the others all the same.
      await this.container.process.sleep(10);
    }
  }

  /** One statement; `exit` in it is seen by the command after it that does not run. */
  private async step(text: string): Promise<Step> {
    const result = await this.exec(`${text}\n__status=$?\n: \${__reached:=1}`);
    const reached = result.env['__reached'] === '1';
    const code = reached ? Number(result.env['__status'] ?? 0) : result.exitCode;
    this.print(result);
    delete this.env['__reached'];
    return { exited: !reached, code };
  }

  private async script(text: string): Promise<Output> {
    const { stdout, stderr, exitCode } = await this.exec(text);
    return { stdout, stderr, exitCode };
  }

  private async exec(text: string): Promise<BashExecResult> {
    const abort = new AbortController();
    const { process, stdin } = this.container;
    void process
      .done()
      .receive()
      .then(() => abort.abort());
    const result = await this.bash.exec(text, {
      env: this.env,
      cwd: this.env['PWD'] ?? '/',
      stdin,
      signal: abort.signal,
    });
    if (result.env['PWD']) this.env = { ...result.env };
    return { ...result, stderr: shellWords(result.stderr) };
  }

  private print({ stdout, stderr, exitCode }: Output): number {
    if (stdout) this.container.out(stdout);
    if (stderr) this.container.err(stderr);
    return exitCode;
  }

  private command(name: string) {
    return defineCommand(name, async (args, { cwd, stdin }) => {
      const program = this.inside.programs.get(name) ?? (async () => ({ stdout: '', stderr: '', exitCode: 127 }));
      return program(args, { ...this.container, cwd, stdin: String(stdin) });
    });
  }

  private install(name: string): void {
    const program = clients[name];
    if (!program || this.inside.programs.has(name)) return;
    this.inside.programs.set(name, program);
    this.bash.registerCommand(this.command(name));
  }
}

interface Step {
  exited: boolean;
  code: number;
}

function isShell(name: string): boolean {
  return ['sh', 'bash', 'ash', '/bin/sh', '/bin/bash', '/bin/ash'].includes(name);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** BusyBox's words for what bash says. */
function shellWords(stderr: string): string {
  return stderr
    .replace(/^bash: execution aborted\n/m, '')
    .replace(/^bash: (?:line \d+: )?(\S+): command not found$/gm, 'sh: $1: not found');
}

function pick(names: string[]): Record<string, Program> {
  return Object.fromEntries(names.flatMap((name) => (clients[name] ? [[name, clients[name]]] : [])));
}

import { type CommandName, defineCommand, InMemoryFs, MountableFs } from 'just-bash/browser';
import { LiveBash } from '../../bash/live-bash.ts';
import type { Found } from './catalogue.ts';
import { baseFiles } from './files.ts';
import type { Container, Output, Program } from './program.ts';
import { clients, common } from './programs.ts';

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

/** The shell of one process in a container, or of a terminal in it, whose processes follow each other. */
export class ProcessShell {
  private readonly live: LiveBash;
  private readonly inside: Inside;
  private container: Container;

  constructor(inside: Inside, parts: Parts) {
    this.inside = inside;
    this.container = this.fill(parts);
    this.live = new LiveBash({
      fs: inside.fs,
      cwd: '/',
      env: inside.env,
      commands,
      customCommands: [...inside.programs.keys()].map((name) => this.command(name)),
      // A loop that never sleeps leaves the thread to the others all the same.
      rest: () => this.container.process.sleep(10),
    });
  }

  /** Whether there is such a program. */
  has(name: string): boolean {
    const own = this.inside.programs.has(name) || isShell(name);
    return own || (commands as string[]).includes(name.replace(/^.*\//, ''));
  }

  /** Goes on in another process. */
  enter(parts: Parts): void {
    this.container = this.fill(parts);
  }

  /** Runs a program, whose output is seen while it runs; gives its exit code. */
  async start(argv: string[]): Promise<number> {
    const script = this.scriptOf(argv);
    if (script !== undefined) return this.script(script, this.container);
    const { stdout, stderr, exitCode } = await this.run(argv);
    if (stdout) this.container.out(stdout);
    if (stderr) this.container.err(stderr);
    return exitCode;
  }

  /** Runs a program to its end, and gives what it printed. */
  async run(argv: string[]): Promise<Output> {
    const [name = '', ...args] = argv;
    const program = this.inside.programs.get(name);
    if (program) return program(args, this.container);
    if (!this.has(name)) return { stdout: '', stderr: `${name}: not found\n`, exitCode: 127 };
    const printed = { stdout: '', stderr: '' };
    const out = (text: string) => void (printed.stdout += text);
    const err = (text: string) => void (printed.stderr += text);
    const exitCode = await this.script(this.scriptOf(argv) ?? argv.map(quote).join(' '), { out, err });
    return { ...printed, exitCode };
  }

  /** What a shell is started for; undefined for any other program. */
  private scriptOf([name = '', flag, script]: string[]): string | undefined {
    if (!isShell(name)) return undefined;
    return flag === '-c' ? (script ?? '') : flag === undefined ? this.container.stdin : undefined;
  }

  private script(text: string, { out, err }: Pick<Container, 'out' | 'err'>): Promise<number> {
    const { process, stdin } = this.container;
    const abort = new AbortController();
    void process
      .done()
      .receive()
      .then(() => abort.abort());
    return this.live.run(text, { out, err: (said) => err(shellWords(said)) }, abort.signal, stdin);
  }

  private fill(parts: Parts): Container {
    return {
      ...parts,
      fs: this.inside.fs,
      cwd: '/',
      has: (name) => this.has(name),
      install: (name) => this.install(name),
      run: (argv) => this.run(argv),
    };
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
    this.live.bash.registerCommand(this.command(name));
  }
}

/** What a process has of its own. */
type Parts = Omit<Container, 'fs' | 'run' | 'has' | 'install' | 'cwd'>;

function isShell(name: string): boolean {
  return ['sh', 'bash', 'ash', '/bin/sh', '/bin/bash', '/bin/ash'].includes(name);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** BusyBox's words for what bash says. */
function shellWords(stderr: string): string {
  return stderr.replace(/^bash: (?:line \d+: )?(\S+): command not found$/gm, 'sh: $1: not found');
}

function pick(names: string[]): Record<string, Program> {
  return Object.fromEntries(names.flatMap((name) => (clients[name] ? [[name, clients[name]]] : [])));
}

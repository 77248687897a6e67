import type { ImageDefinition, ProcessContext } from '@ngrok/webernetes';
import type { InMemoryFs } from 'just-bash/browser';
import type { FetchFrom } from '../network/fetch.ts';
import type { Found } from './catalogue.ts';
import type { LogEntry, Logs } from './logs.ts';
import { type Inside, openInside, ProcessShell } from './shell.ts';

/** What containers need of the cluster around them. */
export interface World {
  logs: Logs;
  fetch: FetchFrom;
  now(): Date;
  /** The volumes that a container of a pod mounts. */
  mounts(process: ProcessContext): { path: string; fs: InMemoryFs }[];
}

/** How long a program takes to end after it was told to, in milliseconds. */
const ending = 300;

/** Entries of a log; the older half is dropped then, as the kubelet drops what is over 10 MiB. */
const longest = 20_000;

/**
 * One container's image in the engine's terms: the first process that it runs is the container's own,
 * the others come by exec.
 */
export class ContainerImage implements ImageDefinition {
  /** What the next process reads; set right before it starts. */
  stdin = '';
  private started = false;
  private inside: Inside | undefined;
  private readonly found: Found;
  private readonly world: World;
  /** Whether SIGTERM ends the main process; as the first of its namespace it otherwise ignores it. */
  private heeds = false;

  constructor(found: Found, world: World) {
    this.found = found;
    this.world = world;
  }

  async exec(process: ProcessContext, argv: readonly string[]): Promise<number> {
    const stdin = this.stdin;
    this.stdin = '';
    if (this.started) return this.runExec(process, [...argv], stdin);
    this.started = true;
    return this.runMain(process, this.argvOf(process));
  }

  /** The engine waits out the grace period when a signal's handler does not end the process. */
  async signalHandler(process: ProcessContext, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (signal !== 'SIGTERM' || !this.heeds) return;
    await process.sleep(ending).catch(() => {});
    (process as unknown as { process: { cancel(): void } }).process.cancel();
  }

  /** `command` stands for the image's entrypoint and `args` for its command, as in a pod's spec. */
  private argvOf({ container: { command, args } }: ProcessContext): string[] {
    const { entrypoint = [], command: own = [] } = this.found.image;
    if (command.length > 0) return [...command, ...args];
    return [...entrypoint, ...(args.length > 0 ? args : own)];
  }

  private async runMain(process: ProcessContext, argv: string[]): Promise<number> {
    const log = this.world.logs.open(process.pod.uid, process.container.name);
    const write = (text: string) => this.write(log, text);
    const shell = this.shellOf(process, '', write, write);
    this.heeds = heedsSignals(argv);
    if (waitsForInput(argv) && process.container.apiContainer.stdin) {
      this.heeds = false;
      return process.waitUntilKilled();
    }
    try {
      const code = await shell.runMain(argv);
      return process.err() && this.heeds ? 0 : code;
    } catch (error) {
      if (process.err() && this.heeds) return 0;
      throw error;
    }
  }

  private async runExec(process: ProcessContext, argv: string[], stdin: string): Promise<number> {
    const shell = this.shellOf(
      process,
      stdin,
      (text) => process.writeStdout(text),
      (text) => process.writeStderr(text),
    );
    const { stdout, stderr, exitCode } = await shell.run(argv);
    if (stdout) process.writeStdout(stdout);
    if (stderr) process.writeStderr(stderr);
    return exitCode;
  }

  private shellOf(
    process: ProcessContext,
    stdin: string,
    out: (text: string) => void,
    err: (text: string) => void,
  ): ProcessShell {
    const { fetch, now, mounts } = this.world;
    this.inside ??= openInside(this.found, process, mounts(process));
    return new ProcessShell(this.inside, {
      process,
      stdin,
      out,
      err,
      now,
      fetch: (url, init) => fetch(process.pod.config.pod, url, init),
    });
  }

  private write(log: LogEntry[], text: string): void {
    log.push({ time: this.world.now(), text });
    if (log.length > longest) log.splice(0, log.length - longest / 2);
    this.world.logs.written();
  }
}

function waitsForInput(argv: string[]): boolean {
  return argv.length === 1 && /(^|\/)(sh|bash|ash|zsh)$/.test(argv[0] ?? '');
}

/** Servers and scripts with a trap end on SIGTERM; a plain shell or `sleep` as the first process does not. */
function heedsSignals(argv: string[]): boolean {
  const [name = '', flag, script = ''] = argv;
  if (!/(^|\/)(sh|bash|ash)$/.test(name)) return !/(^|\/)(sleep|tail|cat)$/.test(name);
  return flag === '-c' && (/\btrap\b.*\b(SIG)?TERM\b/.test(script) || /\bexec\s/.test(script));
}

import { parseDuration } from '../grammar/durations.ts';
import { reasonOf } from '../grammar/malformed.ts';
import type { Context } from './client.ts';
import { ConnectionFailure, Ended, Failure } from './failure.ts';
import {
  getContextNamespace,
  getContextServer,
  getNamed,
  kubeConfigPath,
  readKubeConfig,
  type KubeConfig,
} from './kubeconfig.ts';
import { Options } from './options.ts';
import type { Parsed } from './parse.ts';
import { getResources, type Resource } from './resources.ts';
import { Server } from './server.ts';
import { printAttempts } from './unreachable.ts';
import { tellStart, type Verbosity } from './verbose.ts';

/** One run of kubectl: what was asked, whom to ask, and what has been said so far. */
export class Call {
  readonly context: Context;
  readonly command: string[];
  readonly args: string[];
  readonly afterDashes: string[] | undefined;
  readonly options: Options;
  readonly server: Server;
  /** The namespace of `-n`, of the kubeconfig's context, or default. */
  readonly namespace: string;
  stdout = '';
  stderr = '';
  #resources: Promise<Resource[]> | undefined;
  #isRead = false;
  #openapi: Promise<string> | undefined;

  private constructor(parsed: Parsed, context: Context, place: { namespace: string; server: string }) {
    this.context = context;
    this.command = parsed.command;
    this.args = parsed.args;
    this.afterDashes = parsed.afterDashes;
    this.options = new Options(parsed);
    this.namespace = place.namespace;
    const verbosity: Verbosity = {
      level: this.options.number('v', 0),
      now: () => context.now(),
      write: (text) => this.warn(text),
    };
    tellStart(verbosity, this.options.text('kubeconfig') || kubeConfigPath(context));
    this.server = new Server(context.client, place.server, this.options.text('as'), verbosity);
  }

  /** Reads the kubeconfig for the context that the flags or the file choose; throws when there is none of that name. */
  static async start(parsed: Parsed, context: Context): Promise<Call> {
    return new Call(parsed, context, await getPlace(new Options(parsed), context));
  }

  /** `kubectl create deployment`. */
  get path(): string {
    return ['kubectl', ...this.command].join(' ');
  }

  /** Everything after the command's name, the words after `--` too. */
  get words(): string[] {
    return [...this.args, ...(this.afterDashes ?? [])];
  }

  print(text: string): void {
    this.stdout += text;
  }

  warn(text: string): void {
    this.stderr += text;
  }

  /** Gives what was printed so far to whoever watches, before a wait. */
  flush(): void {
    const { onStdout, onStderr } = this.context;
    if (onStderr && this.stderr) onStderr(this.stderr);
    if (onStderr) this.stderr = '';
    if (onStdout && this.stdout) onStdout(this.stdout);
    if (onStdout) this.stdout = '';
  }

  /**
   * What the server serves; asked once. kubectl keeps it for hours, so that these requests are not among
   * those that -v tells of.
   */
  get resources(): Promise<Resource[]> {
    return (this.#resources ??= getResources(this.server.quiet).catch((error: unknown) => {
      if (error instanceof ConnectionFailure)
        this.warn(printAttempts(this.command, this.context.now(), this.#attempt(error)));
      throw error;
    }));
  }

  /** What kubectl reads before it validates a file; asked once. */
  get openapi(): Promise<string> {
    return (this.#openapi ??= this.server.text({ method: 'GET', path: '/openapi/v3?timeout=32s' }));
  }

  #attempt({ detail }: ConnectionFailure) {
    const timeout = this.options.text('request-timeout', '0') === '0' ? '32s' : this.options.text('request-timeout');
    return { url: this.server.url, timeout, detail: detail.replace(/^\S+ \S+ /, '') };
  }

  /** Takes the standard input; it can be read once. */
  takeStdin(): string {
    if (this.#isRead) throw new Failure('standard input cannot be used for multiple arguments');
    this.#isRead = true;
    return this.context.stdin;
  }

  /** Throws when Ctrl+C was pressed. */
  get isInterrupted(): boolean {
    return this.context.signal?.aborted ?? false;
  }
}

function checkPlace(options: Options, config: KubeConfig | undefined): void {
  const [cluster, user, timeout] = ['cluster', 'user', 'request-timeout'].map((flag) => options.text(flag));
  if (cluster && !getNamed(config?.clusters, cluster))
    throw new Failure(`no server found for cluster ${JSON.stringify(cluster)}`);
  if (user && !getNamed(config?.users, user)) throw new Failure(`auth info ${JSON.stringify(user)} does not exist`);
  if (timeout && !/^\d+$/.test(timeout) && reasonOf(parseDuration, timeout) !== undefined)
    throw new Failure(
      'Invalid timeout value. Timeout must be a single integer in seconds, ' +
        'or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    );
}

async function getPlace(options: Options, context: Context): Promise<{ namespace: string; server: string }> {
  const path = options.text('kubeconfig');
  const config = await readKubeConfig(context, path || undefined);
  if (path && !config) throw new Failure(`stat ${path}: no such file or directory`);
  const name = options.text('context') || config?.['current-context'] || '';
  checkPlace(options, config);
  if (options.has('context') && !getNamed(config?.contexts, name))
    throw new Ended(`Error in configuration: context was not found for specified context: ${name}`, 1);
  const server = config ? getContextServer(config, name) : 'https://127.0.0.1:6443';
  return { namespace: options.text('namespace') || getContextNamespace(config, name), server };
}

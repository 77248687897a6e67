import type { Context } from './client.ts';
import { Ended, Failure } from './failure.ts';
import { getContextHost, getContextNamespace, getNamed, readKubeConfig } from './kubeconfig.ts';
import { Options } from './options.ts';
import type { Parsed } from './parse.ts';
import { getResources, type Resource } from './resources.ts';
import { Server } from './server.ts';

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
  #stdin: string | undefined;

  private constructor(parsed: Parsed, context: Context, place: { namespace: string; host: string }) {
    this.context = context;
    this.command = parsed.command;
    this.args = parsed.args;
    this.afterDashes = parsed.afterDashes;
    this.options = new Options(parsed);
    this.namespace = place.namespace;
    this.server = new Server(context.client, place.host, this.options.text('as'), (text) => this.warn(text));
    this.#stdin = context.stdin;
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
    if (!this.context.onStdout || !this.stdout) return;
    this.context.onStdout(this.stdout);
    this.stdout = '';
  }

  /** What the server serves; asked once. */
  get resources(): Promise<Resource[]> {
    return (this.#resources ??= getResources(this.server));
  }

  /** Takes the standard input; it can be read once. */
  takeStdin(): string {
    const text = this.#stdin;
    if (text === undefined) throw new Failure('standard input cannot be used for multiple arguments');
    this.#stdin = undefined;
    return text;
  }

  /** Throws when Ctrl+C was pressed. */
  get isInterrupted(): boolean {
    return this.context.signal?.aborted ?? false;
  }
}

async function getPlace(options: Options, context: Context): Promise<{ namespace: string; host: string }> {
  const config = await readKubeConfig(context, options.text('kubeconfig') || undefined);
  const name = options.text('context') || config?.['current-context'] || '';
  if (options.has('context') && !getNamed(config?.contexts, name))
    throw new Ended(`Error in configuration: context was not found for specified context: ${name}`, 1);
  const host = config ? getContextHost(config, name) : '127.0.0.1:6443';
  return { namespace: options.text('namespace') || getContextNamespace(config, name), host };
}

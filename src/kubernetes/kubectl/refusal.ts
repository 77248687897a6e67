import { Call } from './call.ts';
import type { Context } from './client.ts';
import { Lacking, printFailure } from './failure.ts';
import { parse, type Parsed } from './parse.ts';
import { getVerb } from './verbs/index.ts';

/**
 * What kubectl says of the words alone, before it asks a server or opens a file; undefined when it would ask.
 * It is told a server that is not there and looks whether it came so far. Of commands that the simulator
 * lacks, nobody here knows.
 */
export async function findRefusal(argv: string[]): Promise<string | undefined> {
  const parsed = parse(argv);
  if ('exitCode' in parsed) return parsed.stderr;
  const verb = getVerb(parsed);
  if (!verb || parsed.flags.get('help')?.[0] === 'true') return undefined;
  const nowhere = new Nowhere(printConfig(parsed));
  let call: Call | undefined;
  try {
    call = await Call.start(parsed, nowhere);
    await verb(call);
    return undefined;
  } catch (error) {
    if (nowhere.asked || error instanceof Lacking) return undefined;
    return (call?.stderr ?? '') + printFailure(error).stderr;
  }
}

/** A kubeconfig that has the cluster, the user and the context which the words name. */
function printConfig({ flags }: Parsed): string {
  const [cluster, user, context] = ['cluster', 'user', 'context'].map((flag) => flags.get(flag)?.at(-1) || 'nowhere');
  return JSON.stringify({
    clusters: [{ name: cluster, cluster: { server: 'https://127.0.0.1:1' } }],
    users: [{ name: user }],
    contexts: [{ name: context, context: { cluster, user } }],
    'current-context': context,
  });
}

/**
 * No cluster, no input and no file but a kubeconfig, which every call reads first; it remembers whether
 * more was asked of it.
 */
class Nowhere implements Context {
  asked = false;
  #config: string | undefined;
  readonly env = {};
  readonly client = { request: () => this.#refuse(), exec: () => this.#refuse(), watch: () => this.#nothing() };
  readonly files = { read: () => this.#readConfig(), write: () => this.#refuse() };

  constructor(config: string) {
    this.#config = config;
  }

  get stdin(): string {
    this.asked = true;
    return '';
  }

  now(): Date {
    return new Date();
  }

  sleep(): Promise<never> {
    return this.#refuse();
  }

  #readConfig(): Promise<string> {
    const config = this.#config;
    this.#config = undefined;
    return config === undefined ? this.#refuse() : Promise.resolve(config);
  }

  #refuse(): Promise<never> {
    this.asked = true;
    return Promise.reject(new Error('connection refused'));
  }

  async *#nothing(): AsyncGenerator<never> {
    yield await this.#refuse();
  }
}

import type { Cluster } from '@ngrok/webernetes';
import type { EngineServer } from '../engine/nodes.ts';

export interface FetchInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface FetchAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A pod, or a node, from which a request leaves. */
export type Origin = object;

export type FetchFrom = (origin: Origin, url: string, init?: FetchInit) => Promise<FetchAnswer>;

interface Network {
  fetch(context: unknown, origin: Origin, url: string, init: FetchInit): Promise<EngineAnswer>;
  fetchDefault(context: unknown, url: string): Promise<never>;
  parseTargetPort(url: URL): number;
  dnsConfigForOrigin(origin: { status?: { addresses?: unknown } }): object | undefined;
}

interface EngineAnswer {
  status: number;
  header?: Record<string, string[]>;
  body: string;
}

/**
 * Keeps the cluster's network closed: an address outside resolves to nothing, and nothing leaves the page. A URL
 * without a port means port 80, which the engine takes for none. Nodes do not ask the cluster's DNS.
 */
export function closeNetwork(cluster: Cluster): void {
  const network = cluster.network as unknown as Network;
  network.fetchDefault = (_, url) => Promise.reject(unreachable(new URL(url).hostname));
  const dnsConfig = network.dnsConfigForOrigin.bind(network);
  network.dnsConfigForOrigin = (origin) => (origin.status?.addresses ? undefined : dnsConfig(origin));
  network.parseTargetPort = ({ port, protocol }) => Number(port) || (protocol === 'https:' ? 443 : 80);
}

/** Gives what sends HTTP requests inside the cluster; it rejects with curl's exit code and words. */
export function openNetwork(cluster: Cluster): FetchFrom {
  const network = cluster.network as unknown as Network;
  const { ctx } = cluster as unknown as { ctx: unknown };
  return async (origin, url, init = {}) => {
    const answer = await network
      .fetch(ctx, origin, url, init)
      .catch((error: unknown) => Promise.reject(printFailure(url, error)));
    return printAnswer(answer);
  };
}

export function originOf(servers: EngineServer[], node: string): Origin {
  const found = servers.find(({ name }) => name === node);
  if (!found) throw new Error(`no node ${node}`);
  return found.node;
}

/** Headers in lower case, without the engine's own. */
export function printAnswer({ status, header = {}, body }: EngineAnswer): FetchAnswer {
  const headers = Object.entries(header).filter(([name]) => !name.toLowerCase().startsWith('x-webernetes'));
  return {
    status,
    headers: Object.fromEntries(headers.map(([name, values]) => [name.toLowerCase(), values.join(', ')])),
    body,
  };
}

/** What curl 8 says, with its exit code in front. */
export function printFailure(url: string, error: unknown): Error {
  const { hostname, port, protocol } = new URL(url);
  const cause = (error as { cause?: { code?: string } }).cause?.code;
  if (cause === 'ENOTFOUND') return new Error(`(6) Could not resolve host: ${hostname}`);
  if (cause === 'UND_ERR_SOCKET') return new Error('(52) Empty reply from server');
  return new Error(
    `(7) Failed to connect to ${hostname} port ${port || (protocol === 'https:' ? 443 : 80)} ` +
      'after 0 ms: Could not connect to server',
  );
}

function unreachable(hostname: string): TypeError {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }),
  });
}

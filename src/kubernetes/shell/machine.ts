import type { FetchAnswer, FetchInit, NodeOptions, RunningCluster } from '../cluster/index.ts';
import type { Client } from '../kubectl/client.ts';
import { keepJournal, replay, type JournalEntry } from './journal.ts';

/** A node's port that kind opens on the computer. */
export interface PortMapping {
  node: string;
  containerPort: number;
  hostPort: number;
  /** All addresses of the computer when left out. */
  listenAddress?: string;
}

/** A kind cluster as it was asked for, with what was asked of it since. */
export interface ClusterRecord {
  name: string;
  nodes: NodeOptions[];
  ports: PortMapping[];
  /** The node image, when it is not kind's own. */
  image?: string;
  journal: JournalEntry[];
}

export type StartCluster = (options: { name: string; nodes: NodeOptions[] }) => Promise<RunningCluster>;

/** The computer on which the shell runs: its kind clusters, and the ports that lead into them. */
export class Machine {
  /** Called when clusters came or went. */
  onChange: () => void = () => {};
  /** `localhost:port` to an address inside a cluster: what port-forward opens. */
  readonly forwards = new Map<number, { cluster: string; url: string }>();
  private readonly running = new Map<string, { record: ClusterRecord; cluster: RunningCluster; client: Client }>();
  private readonly start: StartCluster;
  private readonly now: () => number;

  /** `now` gives milliseconds. */
  constructor(start: StartCluster, now: () => number) {
    this.start = start;
    this.now = now;
  }

  get clusters(): string[] {
    return [...this.running.keys()].sort();
  }

  get records(): ClusterRecord[] {
    return [...this.running.values()].map(({ record }) => record);
  }

  /** The youngest cluster. */
  get latest(): RunningCluster | undefined {
    return [...this.running.values()].at(-1)?.cluster;
  }

  /** The client of that cluster; undefined when it does not run. */
  client(name: string): Client | undefined {
    return this.running.get(name)?.client;
  }

  record(name: string): ClusterRecord | undefined {
    return this.running.get(name)?.record;
  }

  /** The machine of that cluster, to move its clock in tests. */
  cluster(name: string): RunningCluster | undefined {
    return this.running.get(name)?.cluster;
  }

  /** Starts a cluster, and asks it again for what its record's journal holds. */
  async create(record: ClusterRecord): Promise<void> {
    const cluster = await this.start({ name: record.name, nodes: record.nodes });
    await replay(record.journal, cluster.client, (seconds) => cluster.step(seconds));
    this.running.set(record.name, { record, cluster, client: keepJournal(cluster.client, record.journal, this.now) });
    this.onChange();
  }

  async delete(name: string): Promise<void> {
    const found = this.running.get(name);
    this.running.delete(name);
    for (const [port, { cluster }] of this.forwards) if (cluster === name) this.forwards.delete(port);
    await found?.cluster.stop();
    this.onChange();
  }

  /** Sends an HTTP request from the computer. Rejects with curl's code and words when nothing listens there. */
  async fetch(address: string, init: FetchInit): Promise<FetchAnswer> {
    const url = new URL(address);
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const target = isLocal(url.hostname) ? this.behind(port, url) : await this.inside(url);
    if (!target)
      throw new Error(
        isLocal(url.hostname) || isAddress(url.hostname)
          ? `(7) Failed to connect to ${url.hostname} port ${port} after 0 ms: Couldn't connect to server`
          : `(6) Could not resolve host: ${url.hostname}`,
      );
    return target.cluster.fetchFromNode(target.node, target.url, init);
  }

  /** What listens on a port of the computer: a port-forward, or a port that a kind config maps. */
  private behind(port: number, url: URL) {
    const path = `${url.pathname}${url.search}`;
    const forward = this.forwards.get(port);
    const forwarded = forward && this.running.get(forward.cluster);
    if (forward && forwarded)
      return { cluster: forwarded.cluster, node: nodeOf(forwarded.record), url: `${forward.url}${path}` };
    for (const { record, cluster } of this.running.values()) {
      const mapping = record.ports.find(({ hostPort }) => hostPort === port);
      if (mapping) return { cluster, node: mapping.node, url: `http://localhost:${mapping.containerPort}${path}` };
    }
    return undefined;
  }

  /** On Linux the computer reaches the nodes' own addresses, and those that a load balancer gave. */
  private async inside(url: URL) {
    for (const { record, cluster } of this.running.values()) {
      const known = await addresses(cluster.client);
      if (known.has(url.hostname)) return { cluster, node: nodeOf(record), url: url.href };
    }
    return undefined;
  }
}

const nodeOf = ({ nodes }: ClusterRecord) => (nodes.find(({ role }) => role === 'worker') ?? nodes[0])?.name ?? '';
const isLocal = (host: string) =>
  host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host.endsWith('.localhost');
const isAddress = (host: string) => /^[\d.]+$/.test(host) || host.startsWith('[');

interface Listed<T> {
  items?: T[];
}

/** The addresses of a cluster that can be reached from outside. */
async function addresses(client: Client): Promise<Set<string>> {
  const read = async <T>(path: string) =>
    (JSON.parse((await client.request({ method: 'GET', path })).body) as Listed<T>).items ?? [];
  const nodes = await read<{ status?: { addresses?: { type: string; address: string }[] } }>('/api/v1/nodes');
  const services = await read<{ status?: { loadBalancer?: { ingress?: { ip?: string }[] } } }>('/api/v1/services');
  return new Set([
    ...nodes.flatMap(({ status }) => status?.addresses ?? []).map(({ address }) => address),
    ...services.flatMap(({ status }) => status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => ip ?? []),
  ]);
}

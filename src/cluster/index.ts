import { Cluster } from '@ngrok/webernetes';
import type { Client } from '../kubectl/client.ts';
import { createClient } from './api/client.ts';
import { boot } from './engine/boot.ts';
import { installHooks } from './engine/hooks.ts';
import { type NodeOptions, replaceNodes } from './engine/nodes.ts';
import { openRegistry } from './engine/registry.ts';
import { removeObject } from './engine/remove.ts';
import { closeNetwork, type FetchAnswer, type FetchInit, openNetwork, originOf } from './network/fetch.ts';

export type { NodeOptions } from './engine/nodes.ts';

export interface ClusterOptions {
  /** The cluster's name, as kind's `--name`. */
  name: string;
  nodes: NodeOptions[];
  /** What src/schemas derives for 1.36: types and fields of each kind, for strict decoding. */
  schemas?: unknown;
}

export interface RunningCluster {
  client: Client;
  /** Moves the cluster's clock, for tests; it otherwise runs with the real one. */
  step(seconds: number): Promise<void>;
  now(): Date;
  /** Sends an HTTP request from a node; rejects with curl's exit code and words, as `(7) Failed to connect…`. */
  fetchFromNode(node: string, url: string, init?: FetchInit): Promise<FetchAnswer>;
  stop(): Promise<void>;
}

/** Boots a cluster in this thread and gives its API; takes some tens of milliseconds. */
export async function startCluster({ nodes }: ClusterOptions): Promise<RunningCluster> {
  const cluster = new Cluster({ nodes: 1, serviceCIDR: '10.96.0.0/16' });
  installHooks(cluster);
  const servers = replaceNodes(cluster, nodes);
  closeNetwork(cluster);
  await boot(cluster, servers);
  const registry = openRegistry(cluster);
  const now = () => new Date(cluster.clock.nowMs());
  const client = createClient(
    {
      registry,
      now,
      view: (_, object) => object,
      remove: (resource, object, grace, policy) => removeObject(cluster, registry, resource, object, grace, policy),
    },
    async ({ namespace, pod, container }, argv) => await cluster.exec(namespace, pod, container, argv),
  );
  const fetch = openNetwork(cluster);
  const fetchFromNode = (node: string, url: string, init?: FetchInit) => fetch(originOf(servers, node), url, init);
  return { client, now, fetchFromNode, step: (seconds) => step(cluster, seconds), stop: () => cluster.close() };
}

/** The engine settles in promises between two timers, so the clock moves in small steps. */
async function step(cluster: Cluster, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds * 10; passed += 1) {
    cluster.clock.step(100);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

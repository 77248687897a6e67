import { Cluster } from '@ngrok/webernetes';
import type { Client } from '../kubectl/client.ts';
import type { SchemaSet } from '../schemas/schema.ts';
import { createClient } from './api/client.ts';
import type { ReadTypes } from './api/server.ts';
import { withEndpoints } from './api/endpoints.ts';
import { view } from './api/view.ts';
import { installBackOff } from './engine/back-off.ts';
import { boot } from './engine/boot.ts';
import { step } from './engine/clock.ts';
import { installClone } from './engine/clone.ts';
import { openExec } from './engine/exec.ts';
import { installHooks } from './engine/hooks.ts';
import { installInitContainers } from './engine/init-containers.ts';
import { type Kubelets, openKubelets } from './engine/kubelets.ts';
import { type NodeOptions, replaceNodes } from './engine/nodes.ts';
import { installPodUpdates } from './engine/pod-updates.ts';
import { openRegistry } from './engine/registry.ts';
import { removeObject } from './engine/remove.ts';
import { installRevisions } from './engine/revisions.ts';
import { installImages } from './engine/runtime.ts';
import { installSandboxes } from './engine/sandboxes.ts';
import { installServices } from './engine/services.ts';
import { openSources } from './engine/sources.ts';
import { Logs } from './images/logs.ts';
import { Volumes } from './images/volumes.ts';
import { closeNetwork, type FetchAnswer, type FetchInit, openNetwork, originOf } from './network/fetch.ts';
import { fillNamespaces } from './system/namespaces.ts';
import { keepSystemPods } from './system/keeper.ts';
import { leaderOf } from './system/leases.ts';
import { openSystemPrograms } from './system/program.ts';

export { Unanswered } from './api/server.ts';
export type { NodeOptions } from './engine/nodes.ts';
export type { FetchAnswer, FetchInit } from './network/fetch.ts';

export interface ClusterOptions {
  /** The cluster's name, as kind's `--name`. */
  name: string;
  nodes: NodeOptions[];
  /** What src/kubernetes/schemas has of the kinds: types and fields of each, for strict decoding. */
  schemas?: SchemaSet;
  /** What the server's OpenAPI documents say of the kinds; without it they have no fields. */
  types?: ReadTypes;
}

export interface RunningCluster {
  client: Client;
  /** Moves the cluster's clock, for tests; it otherwise runs with the real one. */
  step(seconds: number): Promise<void>;
  now(): Date;
  /** Sends an HTTP request from a node; rejects with curl's exit code and words, as `(7) Failed to connect…`. */
  fetchFromNode(node: string, url: string, init?: FetchInit): Promise<FetchAnswer>;
  /** The nodes' kubelets, to be stopped and started as systemd does. */
  kubelets: Kubelets;
  stop(): Promise<void>;
}

/** Boots a cluster in this thread and gives its API, with the system pods running. */
export async function startCluster({ nodes, schemas, types }: ClusterOptions): Promise<RunningCluster> {
  installClone();
  const cluster = new Cluster({ nodes: 1, serviceCIDR: '10.96.0.0/16' });
  installHooks(cluster);
  installRevisions(cluster);
  installServices(cluster);
  const servers = replaceNodes(cluster, nodes);
  installInitContainers(servers);
  installPodUpdates(servers);
  installBackOff(servers);
  const registry = openRegistry(cluster);
  installSandboxes(servers, registry, (milliseconds) => cluster.clock.wait(milliseconds));
  const now = () => new Date(cluster.clock.nowMs());
  const kubelets = openKubelets(servers, now);
  const logs = new Logs();
  const sources = openSources(registry, servers);
  const volumes = new Volumes(sources.read);
  const fetch = openNetwork(cluster);
  closeNetwork(cluster);
  installImages(
    cluster,
    servers,
    { logs, fetch, now, mounts: (process) => volumes.mounts(process) },
    openSystemPrograms(
      cluster,
      { registry, kubelets, remove: (...parts) => removeObject(cluster, registry, ...parts) },
      leaderOf(nodes),
      logs,
      now,
    ),
  );
  await boot(cluster, registry, servers, nodes);
  await sources.follow();
  await keepSystemPods(registry);
  await fillNamespaces(registry);
  const client = createClient(
    {
      registry: withEndpoints(registry),
      now,
      view: (resource, object) => view(resource, object, (holder) => kubelets.stoppedAt(holder) ?? now()),
      logs,
      schemas,
      types,
      kubelets,
      fetchFromNode,
      remove: (...parts) => removeObject(cluster, registry, ...parts),
    },
    openExec(cluster, servers),
  );
  function fetchFromNode(node: string, url: string, init?: FetchInit) {
    return fetch(originOf(servers, node), url, init);
  }
  return {
    client,
    now,
    fetchFromNode,
    kubelets,
    step: (seconds) => step(cluster, seconds),
    stop: () => cluster.close(),
  };
}

import type { Cluster } from '@ngrok/webernetes';
import type { V1Pod } from '@kubernetes/client-node';
import { as, type KubeObject } from '../object.ts';
import { resourceOf } from '../resources.ts';
import { namespaceNames, nodePods, systemObjects } from '../system/objects.ts';
import { settle, step } from './clock.ts';
import type { EngineServer, NodeOptions } from './nodes.ts';
import type { Registry } from './registry.ts';
import { getCoreStores } from './types.ts';

/** How old the cluster is when it is handed over, in seconds: what `kind create cluster --wait` takes at least. */
const age = 30;

/**
 * Starts what `Cluster.init` of the engine starts, with kind's nodes and system pods in place of its own. The cluster's
 * clock begins in the past and runs up to the present, so that it is ready without a wait.
 */
export async function boot(
  cluster: Cluster,
  registry: Registry,
  servers: EngineServer[],
  nodes: NodeOptions[],
): Promise<void> {
  turnBack(cluster);
  const { services } = getCoreStores(cluster);
  const { ctx } = cluster as unknown as { ctx: unknown };
  const ServiceStore = services.constructor as unknown as {
    initialize(context: unknown, etcd: unknown, options: object): Promise<void>;
  };
  await ServiceStore.initialize(ctx, cluster.etcd, {
    serviceCIDR: '10.96.0.0/16',
    nodePortRange: { from: 30000, to: 32767 },
  });
  for (const name of namespaceNames) await put(registry, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  for (const { node } of servers)
    await put(registry, { ...structuredClone(node), apiVersion: 'v1', kind: 'Node' } as unknown as KubeObject);
  for (const server of servers) await server.boot(ctx);
  for (const object of [...systemObjects(nodes), ...nodes.flatMap(nodePods)]) await put(registry, object);
  await catchUp(cluster, registry);
}

async function put(registry: Registry, object: KubeObject): Promise<void> {
  await registry.store(resourceOf(object.kind)).create(object);
}

function turnBack(cluster: Cluster): void {
  const clock = cluster.clock as unknown as { simulatedNowMs: number };
  cluster.clock.pause();
  clock.simulatedNowMs -= age * 1000;
}

/** Small steps until all pods are ready, a large one for the rest. */
async function catchUp(cluster: Cluster, registry: Registry): Promise<void> {
  let passed = 0;
  for (; passed < age * 10 && !(await isReady(registry)); passed += 1) await step(cluster, 0.1);
  cluster.clock.step(age * 1000 - passed * 100);
  await settle();
  cluster.clock.resume();
}

async function isReady(registry: Registry): Promise<boolean> {
  const { items } = await registry.list(resourceOf('Pod'), undefined);
  const ready = items.filter((pod) =>
    as<V1Pod>(pod).status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
  );
  return items.some(({ metadata }) => metadata.name.startsWith('coredns-')) && ready.length === items.length;
}

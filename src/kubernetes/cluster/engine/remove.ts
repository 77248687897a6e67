import type { Cluster } from '@ngrok/webernetes';
import type { KubeObject } from '../object.ts';
import { type Resource, resources } from '../resources.ts';
import type { Registry } from './registry.ts';

type Delete = (request: object) => Promise<unknown>;

/** Kinds whose ends the engine manages: finalizers, dependents, grace periods. */
const managed: Record<string, (cluster: Cluster) => Delete> = {
  Pod:
    ({ api }) =>
    (request) =>
      api.corev1.deleteNamespacedPod(request as never),
  Service:
    ({ api }) =>
    (request) =>
      api.corev1.deleteNamespacedService(request as never),
  Deployment:
    ({ api }) =>
    (request) =>
      api.appsv1.deleteNamespacedDeployment(request as never),
  ReplicaSet:
    ({ api }) =>
    (request) =>
      api.appsv1.deleteNamespacedReplicaSet(request as never),
  EndpointSlice:
    ({ api }) =>
    (request) =>
      api.discoveryv1.deleteNamespacedEndpointSlice(request as never),
  Namespace:
    ({ api }) =>
    (request) =>
      api.corev1.deleteNamespace(request as never),
};

/** Begins an object's end as an API server does. */
export async function removeObject(
  cluster: Cluster,
  registry: Registry,
  resource: Resource,
  object: KubeObject,
  gracePeriodSeconds: number | undefined,
  propagationPolicy: string | undefined,
): Promise<void> {
  const { name, namespace } = object.metadata;
  const erase = managed[resource.kind]?.(cluster);
  if (!erase) return void (await registry.store(resource).delete(name, namespace));
  if (resource.kind === 'Namespace') await emptyNamespace(registry, name);
  const body = {
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(propagationPolicy && { propagationPolicy }),
  };
  await erase({ name, ...(namespace && { namespace }), ...body, body });
}

/** The engine's namespace controller knows only its own kinds. */
async function emptyNamespace(registry: Registry, namespace: string): Promise<void> {
  for (const resource of resources.filter(({ kind, namespaced }) => namespaced && !managed[kind] && kind !== 'Event')) {
    const { items } = await registry.list(resource, namespace);
    for (const { metadata } of items) await registry.store(resource).delete(metadata.name, namespace);
  }
}

import type { Registry } from '../engine/registry.ts';
import { resourceOf } from '../resources.ts';
import { rootCa } from './config-maps.ts';
import { account } from './service-accounts.ts';

/**
 * Gives every new namespace its ServiceAccount `default` and the ConfigMap with the cluster's CA,
 * as two controllers do.
 */
export async function fillNamespaces(registry: Registry): Promise<void> {
  const namespaces = resourceOf('Namespace');
  const { revision } = await registry.list(namespaces, undefined);
  registry.watch(namespaces, undefined, revision, ({ type, object }) => {
    if (type === 'ADDED') void fill(registry, object.metadata.name).catch(() => {});
  });
}

async function fill(registry: Registry, namespace: string): Promise<void> {
  for (const object of [account('default', namespace), rootCa(namespace)])
    await registry.store(resourceOf(object.kind)).create(object);
}

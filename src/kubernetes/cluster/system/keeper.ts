import type { V1Pod } from '@kubernetes/client-node';
import type { Registry } from '../engine/registry.ts';
import { randomSuffix } from '../names.ts';
import { as, type KubeObject } from '../object.ts';
import { resourceOf } from '../resources.ts';
import { ownerAnnotation } from './objects.ts';

const pods = resourceOf('Pod');

/**
 * Brings system pods back that somebody deleted: what the DaemonSet controller and the kubelets of static pods do. No
 * program of a system pod, as none would bring itself back.
 */
export async function keepSystemPods(registry: Registry): Promise<void> {
  const { revision } = await registry.list(pods, undefined);
  registry.watch(pods, undefined, revision, ({ type, object }) => {
    if (type === 'DELETED' && object.metadata.annotations?.[ownerAnnotation])
      void bringBack(registry, object).catch(() => {});
  });
}

/** A static pod keeps its name; one of a DaemonSet gets a new one. */
async function bringBack(registry: Registry, pod: KubeObject): Promise<void> {
  const { apiVersion, kind, metadata, spec } = as<V1Pod>(pod);
  if (!(await registry.get(resourceOf('Node'), undefined, spec?.nodeName ?? ''))) return;
  const { name, generateName, namespace = 'kube-system', labels, annotations } = metadata;
  const again = {
    name: generateName ? generateName + randomSuffix() : name,
    ...(generateName && { generateName }),
    namespace,
    labels,
    annotations,
  };
  await registry.store(pods).create({ apiVersion, kind, metadata: again, spec } as KubeObject);
}

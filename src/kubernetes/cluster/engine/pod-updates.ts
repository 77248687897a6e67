import type { KubeObject } from '../object.ts';
import type { EngineServer } from './nodes.ts';

interface PodStorage {
  pods: Map<string, Map<string, KubeObject>>;
  mergeInternal(context: unknown, source: string, update: { pods: KubeObject[] }): Promise<unknown>;
}

interface Kubelet {
  podConfig: { pods: PodStorage };
}

/**
 * At each change of one pod the engine's kubelets compare all that are on their node, field by field: of 15 s
 * for 200 pods 4 were spent there. A pod of a version that was seen before is given as what is known of it,
 * which is equal at once.
 */
export function installPodUpdates(servers: EngineServer[]): void {
  for (const { kubelet } of servers) {
    const { pods: storage } = (kubelet as Kubelet).podConfig;
    const merge = storage.mergeInternal.bind(storage);
    const versions = new Map<string, string>();
    storage.mergeInternal = (context, source, update) => {
      const known = storage.pods.get(source);
      const pods = update.pods.map((pod) => {
        const { uid = '', resourceVersion = '' } = pod.metadata;
        if (versions.get(uid) === resourceVersion) return known?.get(uid) ?? pod;
        versions.set(uid, resourceVersion);
        return pod;
      });
      for (const uid of known?.keys() ?? [])
        if (!pods.some(({ metadata }) => metadata.uid === uid)) versions.delete(uid);
      return merge(context, source, { ...update, pods });
    };
  }
}

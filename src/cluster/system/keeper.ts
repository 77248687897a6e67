import { randomSuffix } from '../names.ts';
import type { KubeObject } from '../object.ts';
import { followKind } from './informer.ts';
import { ownerAnnotation } from './objects.ts';
import type { SystemProgram } from './program.ts';

/** Brings system pods back that somebody deleted: what the DaemonSet controller and the kubelets of static pods do. */
export const runKeeper: SystemProgram = async (process) => {
  const nodes = await followKind(process, 'nodes', () => {});
  await followKind(process, 'pods', (pod, type) => {
    const owner = type === 'delete' ? pod.metadata.annotations?.[ownerAnnotation] : undefined;
    const { nodeName } = (pod['spec'] ?? {}) as { nodeName?: string };
    if (owner && !process.err() && nodes.list().some(({ metadata }) => metadata.name === nodeName)) void bringBack(process, pod).catch(() => {});
  });
};

/** A static pod keeps its name; one of a DaemonSet gets a new one. */
async function bringBack({ api }: Parameters<SystemProgram>[0], { metadata, spec }: KubeObject): Promise<void> {
  const { name, generateName, namespace = 'kube-system', labels, annotations } = metadata;
  const again = { name: generateName ? generateName + randomSuffix() : name, ...(generateName && { generateName }), namespace, labels, annotations };
  await api.corev1.createNamespacedPod({ namespace, body: { metadata: again, spec } as never });
}

import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { printReference } from '../images/catalogue.ts';
import { as, type KubeObject, type Wire } from '../object.ts';
import type { Resource } from '../resources.ts';

/** Gives an object as Kubernetes would hold it, where the engine writes something of its own. */
export function view(resource: Resource, object: KubeObject): KubeObject {
  return resource.kind === 'Pod' ? viewPod(object) : object;
}

function viewPod(object: KubeObject): KubeObject {
  const { spec, status } = as<V1Pod>(object);
  if (!status) return object;
  const statuses = {
    ...(spec?.hostNetwork && status.hostIP && { podIP: status.hostIP, podIPs: [{ ip: status.hostIP }] }),
    ...(status.containerStatuses && { containerStatuses: status.containerStatuses.map(viewContainer) }),
    ...(status.initContainerStatuses && { initContainerStatuses: status.initContainerStatuses.map(viewContainer) }),
  };
  return { ...object, status: { ...status, ...statuses } };
}

function viewContainer(status: Wire<V1ContainerStatus>): Wire<V1ContainerStatus> {
  const terminated = status.lastState?.terminated;
  return {
    ...status,
    ...(status.containerID && { containerID: hexId(status.containerID), imageID: `${printReference(status.image).replace(/[:@][^/]*$/, '')}@sha256:${hex(status.image)}`, image: printReference(status.image) }),
    ...(status.state?.terminated?.containerID && { state: { terminated: { ...status.state.terminated, containerID: hexId(status.state.terminated.containerID) } } }),
    ...(terminated?.containerID && { lastState: { terminated: { ...terminated, containerID: hexId(terminated.containerID) } } }),
  };
}

function hexId(id: string): string {
  return `containerd://${hex(id)}`;
}

/** 64 digits that are always the same for the same text (FNV-1a, eight times). */
function hex(text: string): string {
  return Array.from({ length: 8 }, (_, round) => {
    let hash = 0x811c9dc5 ^ round;
    for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  }).join('');
}

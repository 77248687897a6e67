import { type Kind, kubernetesKinds } from '../grammar/kinds.ts';

/** One kind that the server answers for. */
export interface Resource extends Kind {
  /** Where the engine keeps it under `/registry`. */
  key: string;
  /** Nothing acts on objects of this kind here, so none can be made. */
  idle: boolean;
}

/**
 * The kinds that something acts on. No definition of a kind can be added; a new cluster of kind has none such either.
 */
const active = [
  ...['ConfigMap', 'Endpoints', 'Event', 'Namespace', 'Node', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  ...['DaemonSet', 'Deployment', 'ReplicaSet', 'HorizontalPodAutoscaler', 'CustomResourceDefinition'],
  ...['EndpointSlice', 'Lease', 'Ingress', 'IngressClass', 'PriorityClass', 'RuntimeClass', 'StorageClass'],
  ...['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
];

export const resources: Resource[] = kubernetesKinds.map((kind) => ({
  ...kind,
  key: kind.kind === 'EndpointSlice' ? 'discovery.k8s.io/endpointslices' : kind.name,
  idle: !active.includes(kind.kind) || kind.group === 'events.k8s.io',
}));

export function findResource(group: string, version: string, name: string): Resource | undefined {
  return resources.find((one) => one.group === group && one.version === version && one.name === name);
}

/** Gives a kind's one resource; throws when the server has no such kind, which is our own mistake. */
export function resourceOf(kind: string): Resource {
  const found = resources.find((one) => one.kind === kind);
  if (!found) throw new Error(`no resource of kind ${kind}`);
  return found;
}

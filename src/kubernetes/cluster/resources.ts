import { idleResources } from './idle-resources.ts';
import { core, of, type Resource } from './resource.ts';

export type { Resource } from './resource.ts';

export const resources: Resource[] = [
  {
    ...core('pods', 'Pod'),
    shortNames: ['po'],
    categories: ['all'],
    subresources: ['binding', 'eviction', 'exec', 'log', 'status', 'portforward', 'attach', 'ephemeralcontainers'],
  },
  { ...core('services', 'Service'), shortNames: ['svc'], categories: ['all'], subresources: ['status', 'proxy'] },
  { ...core('endpoints', 'Endpoints'), shortNames: ['ep'] },
  { ...core('events', 'Event'), shortNames: ['ev'] },
  { ...core('configmaps', 'ConfigMap'), shortNames: ['cm'] },
  { ...core('secrets', 'Secret') },
  { ...core('serviceaccounts', 'ServiceAccount'), shortNames: ['sa'] },
  { ...core('nodes', 'Node'), namespaced: false, shortNames: ['no'], subresources: ['status'] },
  { ...core('namespaces', 'Namespace'), namespaced: false, shortNames: ['ns'], subresources: ['finalize', 'status'] },
  {
    ...of('apps', 'v1', 'deployments', 'Deployment'),
    shortNames: ['deploy'],
    categories: ['all'],
    subresources: ['scale', 'status'],
  },
  {
    ...of('apps', 'v1', 'replicasets', 'ReplicaSet'),
    shortNames: ['rs'],
    categories: ['all'],
    subresources: ['scale', 'status'],
  },
  { ...of('apps', 'v1', 'daemonsets', 'DaemonSet'), shortNames: ['ds'], categories: ['all'], subresources: ['status'] },
  // No kind can be added here; a new cluster of kind has none such either.
  {
    ...of('apiextensions.k8s.io', 'v1', 'customresourcedefinitions', 'CustomResourceDefinition'),
    namespaced: false,
    shortNames: ['crd', 'crds'],
    categories: ['api-extensions'],
    verbs: ['get', 'list', 'watch'],
  },
  {
    ...of('autoscaling', 'v2', 'horizontalpodautoscalers', 'HorizontalPodAutoscaler'),
    shortNames: ['hpa'],
    categories: ['all'],
    subresources: ['status'],
  },
  { ...of('coordination.k8s.io', 'v1', 'leases', 'Lease') },
  { ...of('discovery.k8s.io', 'v1', 'endpointslices', 'EndpointSlice'), key: 'discovery.k8s.io/endpointslices' },
  { ...of('networking.k8s.io', 'v1', 'ingresses', 'Ingress'), shortNames: ['ing'], subresources: ['status'] },
  { ...of('networking.k8s.io', 'v1', 'ingressclasses', 'IngressClass'), namespaced: false },
  { ...of('node.k8s.io', 'v1', 'runtimeclasses', 'RuntimeClass'), namespaced: false },
  { ...of('rbac.authorization.k8s.io', 'v1', 'clusterroles', 'ClusterRole'), namespaced: false },
  { ...of('rbac.authorization.k8s.io', 'v1', 'clusterrolebindings', 'ClusterRoleBinding'), namespaced: false },
  of('rbac.authorization.k8s.io', 'v1', 'rolebindings', 'RoleBinding'),
  of('rbac.authorization.k8s.io', 'v1', 'roles', 'Role'),
  { ...of('scheduling.k8s.io', 'v1', 'priorityclasses', 'PriorityClass'), namespaced: false, shortNames: ['pc'] },
  { ...of('storage.k8s.io', 'v1', 'storageclasses', 'StorageClass'), namespaced: false, shortNames: ['sc'] },
  ...idleResources,
];

const usual = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** Gives what may be done to a resource, in alphabetical order. */
export function getVerbs(resource: Resource): string[] {
  return resource.verbs ?? usual;
}

export function findResource(group: string, version: string, plural: string): Resource | undefined {
  return resources.find((one) => one.group === group && one.version === version && one.plural === plural);
}

/** Gives a kind's one resource; throws when the server has no such kind, which is our own mistake. */
export function resourceOf(kind: string): Resource {
  const found = resources.find((one) => one.kind === kind);
  if (!found) throw new Error(`no resource of kind ${kind}`);
  return found;
}

export function groupVersion({ group, version }: Pick<Resource, 'group' | 'version'>): string {
  return group ? `${group}/${version}` : version;
}

/** `pods`, `deployments.apps`: a resource as messages name it. */
export function qualified({ group, plural }: Pick<Resource, 'group' | 'plural'>): string {
  return group ? `${plural}.${group}` : plural;
}

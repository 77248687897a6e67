import { join } from 'node:path';
import { cached } from './cache.ts';
import { readSchemas, type Schemas } from './index.ts';
import { referenceMinor } from './minors.ts';
import { type OpenApiTypes, readOpenApi } from './openapi.ts';
import type { SchemaSet } from './schema.ts';
import { slim } from './slim.ts';

/** The kinds that the cluster in the browser serves. */
const served = [
  ...['Pod', 'Service', 'Endpoints', 'Event', 'ConfigMap', 'Secret', 'ServiceAccount', 'Node', 'Namespace'].map((kind) => `v1/${kind}`),
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].map((kind) => `apps/v1/${kind}`),
  ...['Ingress', 'IngressClass'].map((kind) => `networking.k8s.io/v1/${kind}`),
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'apiextensions.k8s.io/v1/CustomResourceDefinition',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'discovery.k8s.io/v1/EndpointSlice',
  'coordination.k8s.io/v1/Lease',
  'node.k8s.io/v1/RuntimeClass',
];

/** The kinds that it decodes strictly. */
const kinds = [
  ...served,
  ...['PersistentVolume', 'PersistentVolumeClaim', 'ReplicationController'].map((kind) => `v1/${kind}`),
  'apps/v1/StatefulSet',
  ...['Job', 'CronJob'].map((kind) => `batch/v1/${kind}`),
  'networking.k8s.io/v1/NetworkPolicy',
  ...['Role', 'RoleBinding', 'ClusterRoleBinding'].map((kind) => `rbac.authorization.k8s.io/v1/${kind}`),
  'events.k8s.io/v1/Event',
  'policy/v1/PodDisruptionBudget',
  'storage.k8s.io/v1/StorageClass',
];

/** The schemas that a cluster in the browser needs, of the minor that it is: some 10 kB when compressed. */
export function getClusterSchemas({ kubernetes }: Schemas = readSchemas()): SchemaSet {
  const set = kubernetes.find(({ minor }) => minor === referenceMinor);
  if (!set) throw new Error(`There are no schemas of Kubernetes ${referenceMinor}`);
  return slim(set, kinds);
}

/** What the OpenAPI documents of such a cluster say of its kinds, with the descriptions of all fields: some 80 kB when compressed. */
export function getClusterTypes(root = process.cwd()): OpenApiTypes {
  const packages = ['kubernetes-models', '@kubernetes-models/apimachinery', '@kubernetes/client-node'];
  return cached(root, 'types', { packages, code: 'src/schemas' }, () => readOpenApi(join(root, 'node_modules'), served));
}

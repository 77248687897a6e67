import { readSchemas, type Schemas } from './index.ts';
import { referenceMinor } from './minors.ts';
import type { SchemaSet } from './schema.ts';
import { slim } from './slim.ts';

/** The kinds that a cluster in the browser decodes strictly. */
const kinds = [
  ...['Pod', 'Service', 'Endpoints', 'Namespace', 'Node', 'Event', 'ConfigMap', 'Secret', 'ServiceAccount', 'PersistentVolume', 'PersistentVolumeClaim', 'ReplicationController'].map((kind) => `v1/${kind}`),
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].map((kind) => `apps/v1/${kind}`),
  ...['Job', 'CronJob'].map((kind) => `batch/v1/${kind}`),
  ...['Ingress', 'IngressClass', 'NetworkPolicy'].map((kind) => `networking.k8s.io/v1/${kind}`),
  ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map((kind) => `rbac.authorization.k8s.io/v1/${kind}`),
  'autoscaling/v2/HorizontalPodAutoscaler',
  'discovery.k8s.io/v1/EndpointSlice',
  'coordination.k8s.io/v1/Lease',
  'events.k8s.io/v1/Event',
  'node.k8s.io/v1/RuntimeClass',
  'policy/v1/PodDisruptionBudget',
  'storage.k8s.io/v1/StorageClass',
];

/** The schemas that a cluster in the browser needs, of the minor that it is: some 10 kB when compressed. */
export function getClusterSchemas({ kubernetes }: Schemas = readSchemas()): SchemaSet {
  const set = kubernetes.find(({ minor }) => minor === referenceMinor);
  if (!set) throw new Error(`There are no schemas of Kubernetes ${referenceMinor}`);
  return slim(set, kinds);
}

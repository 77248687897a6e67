import { join } from 'node:path';
import { readReleases } from './data.build.ts';
import { openDescriptions } from './descriptions.build.ts';
import { readSchemas, type Schemas } from './schemas.build.ts';
import { clusterMinor } from './minors.ts';
import { getOpenApiTypes, type OpenApiTypes } from './openapi.ts';
import type { SchemaSet } from './schema.ts';
import { slim } from './slim.ts';

/** The kinds that the cluster in the browser serves. */
const served = [
  ...['Pod', 'Service', 'Endpoints', 'Event', 'ConfigMap', 'Secret', 'ServiceAccount', 'Node', 'Namespace'].map(
    (kind) => `v1/${kind}`,
  ),
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

/** The types that a cluster in the browser decodes by, of the minor that it takes: some 13 kB when compressed. */
export function getClusterSchemas({ kubernetes }: Schemas = readSchemas()): SchemaSet {
  const set = kubernetes.find(({ minor }) => minor === clusterMinor);
  if (!set) throw new Error(`There are no schemas of Kubernetes ${clusterMinor}`);
  return withoutEnums(slim(set, kinds));
}

/**
 * Decoding asks for the types of values and not which they are; the lists of values would be a tenth of
 * what a reader loads.
 */
function withoutEnums(set: SchemaSet): SchemaSet {
  // A list, as a field of that name has a schema: JSONSchemaProps describes schemas.
  return JSON.parse(
    JSON.stringify(set, (key, value: unknown) => (key === 'enum' && Array.isArray(value) ? undefined : value)),
  ) as SchemaSet;
}

/**
 * What the OpenAPI documents of such a cluster say of its kinds, with the descriptions of the fields: some
 * 90 kB when compressed.
 */
export function getClusterTypes(root = process.cwd()): OpenApiTypes {
  const facts = readReleases(root).find(({ minor }) => minor === clusterMinor);
  if (!facts) throw new Error(`There are no types of Kubernetes ${clusterMinor}`);
  return getOpenApiTypes(facts, served, openDescriptions(join(root, 'node_modules'), facts.kinds));
}

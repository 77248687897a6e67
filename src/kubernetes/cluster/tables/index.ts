import type { KubeObject } from '../object.ts';
import { events } from './events.ts';
import { namespaces, nodes } from './nodes.ts';
import {
  anything,
  autoscalers,
  configMaps,
  ingressClasses,
  leases,
  priorityClasses,
  runtimeClasses,
  secrets,
  serviceAccounts,
  storageClasses,
} from './others.ts';
import { pods } from './pods.ts';
import { roleBindings } from './rbac.ts';
import { endpoints, endpointSlices, ingresses, services } from './services.ts';
import type { Table } from './table.ts';
import { daemonSets, deployments, replicaSets } from './workloads.ts';

const tables: Record<string, Table> = {
  Pod: pods,
  Deployment: deployments,
  ReplicaSet: replicaSets,
  DaemonSet: daemonSets,
  Service: services,
  Endpoints: endpoints,
  EndpointSlice: endpointSlices,
  Ingress: ingresses,
  IngressClass: ingressClasses,
  Node: nodes,
  Namespace: namespaces,
  Event: events,
  ConfigMap: configMaps,
  Secret: secrets,
  ServiceAccount: serviceAccounts,
  HorizontalPodAutoscaler: autoscalers,
  Lease: leases,
  RuntimeClass: runtimeClasses,
  StorageClass: storageClasses,
  PriorityClass: priorityClasses,
  RoleBinding: roleBindings,
  ClusterRoleBinding: roleBindings,
};

export interface TableOptions {
  revision?: string;
  /** What each row carries of its object. */
  include: 'None' | 'Metadata' | 'Object';
  /** Rows of a watch after the first come without columns. */
  columns?: boolean;
  now: Date;
}

/** Prints objects of one kind as the server's Table. */
export function printTable(
  kind: string,
  objects: KubeObject[],
  { revision, include, columns = true, now }: TableOptions,
): object {
  const table = tables[kind] ?? anything;
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: revision === undefined ? {} : { resourceVersion: revision },
    columnDefinitions: columns ? table.columns : [],
    rows: objects.map((object) => ({ cells: table.cells(object, now), ...printRowObject(object, include) })),
  };
}

function printRowObject(object: KubeObject, include: TableOptions['include']): object {
  if (include === 'None') return {};
  if (include === 'Object') return { object };
  return { object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata } };
}

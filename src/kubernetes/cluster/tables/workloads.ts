import type {
  V1DaemonSet,
  V1Deployment,
  V1LabelSelector,
  V1PodTemplateSpec,
  V1ReplicaSet,
} from '@kubernetes/client-node';
import { printSelector } from '../../grammar/selectors.ts';
import { printAge } from '../../kubectl/print/age.ts';
import { as, type Wire } from '../object.ts';
import { column, type Table, wide } from './table.ts';

const integer = (name: string) => column(name, { type: 'integer' });

export const deployments: Table = {
  columns: [
    column('Name'),
    column('Ready'),
    column('Up-to-date'),
    column('Available'),
    column('Age'),
    wide('Containers'),
    wide('Images'),
    wide('Selector'),
  ],
  cells(object, now) {
    const { spec, status } = as<V1Deployment>(object);
    return [
      object.metadata.name,
      `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
      status?.updatedReplicas ?? 0,
      status?.availableReplicas ?? 0,
      printAge(object.metadata.creationTimestamp, now),
      ...template(spec?.template),
      print(spec?.selector),
    ];
  },
};

export const replicaSets: Table = {
  columns: [
    column('Name'),
    integer('Desired'),
    integer('Current'),
    integer('Ready'),
    column('Age'),
    wide('Containers'),
    wide('Images'),
    wide('Selector'),
  ],
  cells(object, now) {
    const { spec, status } = as<V1ReplicaSet>(object);
    return [
      object.metadata.name,
      spec?.replicas ?? 0,
      status?.replicas ?? 0,
      status?.readyReplicas ?? 0,
      printAge(object.metadata.creationTimestamp, now),
      ...template(spec?.template),
      print(spec?.selector),
    ];
  },
};

export const daemonSets: Table = {
  columns: [
    column('Name'),
    integer('Desired'),
    integer('Current'),
    integer('Ready'),
    integer('Up-to-date'),
    integer('Available'),
    column('Node Selector'),
    column('Age'),
    wide('Containers'),
    wide('Images'),
    wide('Selector'),
  ],
  cells(object, now) {
    const { spec, status } = as<V1DaemonSet>(object);
    return [
      object.metadata.name,
      status?.desiredNumberScheduled ?? 0,
      status?.currentNumberScheduled ?? 0,
      status?.numberReady ?? 0,
      status?.updatedNumberScheduled ?? 0,
      status?.numberAvailable ?? 0,
      printLabels(spec?.template.spec?.nodeSelector),
      printAge(object.metadata.creationTimestamp, now),
      ...template(spec?.template),
      print(spec?.selector),
    ];
  },
};

/** `a=b,c=d`, or `<none>`. */
export function printLabels(labels: Record<string, string> | undefined): string {
  const pairs = Object.entries(labels ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length > 0 ? pairs.map(([key, value]) => `${key}=${value}`).join(',') : '<none>';
}

/** A selector in the notation of `-l`. */
function print({ matchLabels, matchExpressions }: Partial<Wire<V1LabelSelector>> = {}): string {
  return printSelector(matchLabels, matchExpressions) || '<none>';
}

function template(of: Wire<V1PodTemplateSpec> | undefined): [string, string] {
  const containers = of?.spec?.containers ?? [];
  return [containers.map(({ name }) => name).join(','), containers.map(({ image }) => image ?? '').join(',')];
}

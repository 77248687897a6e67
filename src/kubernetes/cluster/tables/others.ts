import type {
  V1ConfigMap,
  V1IngressClass,
  V1Lease,
  V1PriorityClass,
  V1RuntimeClass,
  V1Secret,
  V1StorageClass,
  V2HorizontalPodAutoscaler,
  V2MetricSpec,
  V2MetricStatus,
} from '@kubernetes/client-node';
import { printAge } from '../../kubectl/print/age.ts';
import { as, type KubeObject, type Wire } from '../object.ts';
import { type Cell, column, type Table } from './table.ts';

export const configMaps = simple(['Data'], (object) => {
  const { data, binaryData } = as<V1ConfigMap>(object);
  return [Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length];
});

export const secrets = simple(['Type', 'Data'], (object) => {
  const { type, data } = as<V1Secret>(object);
  return [type ?? '', Object.keys(data ?? {}).length];
});

export const serviceAccounts = simple([], () => []);

export const leases = simple(['Holder'], (object) => [as<V1Lease>(object).spec?.holderIdentity ?? '']);

export const runtimeClasses = simple(['Handler'], (object) => [as<V1RuntimeClass>(object).handler]);

export const ingressClasses = simple(['Controller', 'Parameters'], (object) => {
  const { controller, parameters } = as<V1IngressClass>(object).spec ?? {};
  return [
    controller ?? '',
    parameters ? [parameters.apiGroup, parameters.kind, parameters.name].filter(Boolean).join('/') : '<none>',
  ];
});

export const autoscalers = simple(['Reference', 'Targets', 'MinPods', 'MaxPods', 'Replicas'], (object) => {
  const { spec, status } = as<V2HorizontalPodAutoscaler>(object);
  const { kind, name } = spec?.scaleTargetRef ?? {};
  const targets = (spec?.metrics ?? []).map((metric, index) => printMetric(metric, status?.currentMetrics?.[index]));
  return [
    `${kind}/${name}`,
    targets.join(', ') || '<none>',
    String(spec?.minReplicas ?? '<unset>'),
    spec?.maxReplicas ?? 0,
    status?.currentReplicas ?? 0,
  ];
});

export const storageClasses = simple(
  ['Provisioner', 'ReclaimPolicy', 'VolumeBindingMode', 'AllowVolumeExpansion'],
  (object) => {
    const {
      provisioner,
      reclaimPolicy = 'Delete',
      volumeBindingMode = 'Immediate',
      allowVolumeExpansion = false,
    } = as<V1StorageClass>(object);
    return [provisioner, reclaimPolicy, volumeBindingMode, allowVolumeExpansion];
  },
);

export const priorityClasses: Table = {
  columns: [column('Name'), column('Value'), column('Global-Default'), column('Age'), column('PreemptionPolicy')],
  cells(object, now) {
    const { value = 0, globalDefault = false, preemptionPolicy = '' } = as<V1PriorityClass>(object);
    return [
      object.metadata.name,
      value,
      globalDefault,
      printAge(object.metadata.creationTimestamp, now),
      preemptionPolicy,
    ];
  },
};

/** Kinds without a table of their own: as the server prints what it knows nothing more of. */
export const anything: Table = {
  columns: [column('Name'), column('Created At')],
  cells: ({ metadata }) => [metadata.name, metadata.creationTimestamp ?? '<unknown>'],
};

/** A table of Name, some columns, and Age. */
function simple(names: string[], cells: (object: Parameters<Table['cells']>[0]) => Cell[]): Table {
  return {
    columns: [column('Name'), ...names.map((name) => column(name)), column('Age')],
    cells: (object, now) => [nameOf(object), ...cells(object), printAge(object.metadata.creationTimestamp, now)],
  };
}

/** A StorageClass says beside its name when it is the one that is taken without being named. */
function nameOf({ kind, metadata }: KubeObject): string {
  const isDefault =
    kind === 'StorageClass' && metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true';
  return isDefault ? `${metadata.name} (default)` : metadata.name;
}

function printMetric({ resource }: Wire<V2MetricSpec>, status: Wire<V2MetricStatus> | undefined): string {
  if (!resource) return '<unknown>';
  const { averageUtilization, averageValue } = resource.target;
  const current = status?.resource?.current;
  if (averageValue !== undefined) return `${resource.name}: ${current?.averageValue ?? '<unknown>'}/${averageValue}`;
  const now = current?.averageUtilization === undefined ? '<unknown>' : `${current.averageUtilization}%`;
  return `${resource.name}: ${now}/${averageUtilization === undefined ? '<auto>' : `${averageUtilization}%`}`;
}

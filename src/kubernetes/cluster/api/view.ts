import type { V1ContainerState, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { printReference } from '../images/catalogue.ts';
import { lastRenewal } from '../system/node-life.ts';
import { ownerAnnotation } from '../system/objects.ts';
import { as, type Fields, isFields, type KubeObject, type Wire } from '../object.ts';
import type { Resource } from '../resources.ts';

/** Gives an object as Kubernetes would hold it, where the engine writes something of its own. */
export function view(resource: Resource, object: KubeObject, lastHeardOf: (holder: string) => Date): KubeObject {
  if (resource.kind === 'Pod') return viewDeletion(viewOwner(viewPod(object)));
  if (resource.kind === 'Deployment' || resource.kind === 'ReplicaSet') return viewDeletion(withoutZeros(object));
  if (resource.kind === 'EndpointSlice') return viewSlice(object);
  if (resource.kind === 'Lease') return viewLease(object, lastHeardOf);
  return object;
}

/** Nobody writes the renewals here. */
function viewLease(object: KubeObject, lastHeardOf: (holder: string) => Date): KubeObject {
  const renewTime = new Date(lastRenewal(lastHeardOf(object.metadata.name))).toISOString();
  return { ...object, spec: { renewTime, ...(object['spec'] as object) } };
}

/** Go writes an empty list that was never filled as null. */
function viewSlice(object: KubeObject): KubeObject {
  const empty = ['endpoints', 'ports'].filter((key) => Array.isArray(object[key]) && object[key].length === 0);
  return { ...object, ...Object.fromEntries(empty.map((key) => [key, null])) };
}

/** System pods name their owners, and mirror pods the files that they come from. */
function viewOwner(object: KubeObject): KubeObject {
  const { [ownerAnnotation]: owner, ...annotations } = object.metadata.annotations ?? {};
  if (!owner) return object;
  const [, apiVersion = '', kind = '', name = ''] = /^(.+)\/(\w+)\/([^/]+)$/.exec(owner) ?? [];
  const ownerReferences = [
    {
      apiVersion,
      kind,
      name,
      uid: uidOf(owner),
      controller: true,
      ...(kind === 'DaemonSet' && { blockOwnerDeletion: true }),
    },
  ];
  const mirror =
    kind === 'Node'
      ? {
          'kubernetes.io/config.hash': hex(owner).slice(0, 32),
          'kubernetes.io/config.mirror': hex(owner).slice(0, 32),
          'kubernetes.io/config.source': 'file',
        }
      : {};
  const all = { ...annotations, ...mirror };
  const { annotations: _, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: { ...metadata, ...(Object.keys(all).length > 0 && { annotations: all }), ownerReferences },
  };
}

/** The engine counts the grace period from the deletion; Kubernetes writes its end. */
function viewDeletion(object: KubeObject): KubeObject {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = object.metadata;
  if (!deletionTimestamp || deletionGracePeriodSeconds === 0) return object;
  const end = new Date(Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000).toISOString();
  return { ...object, metadata: { ...object.metadata, deletionTimestamp: end } };
}

const omittedZeros = [
  'unavailableReplicas',
  'readyReplicas',
  'availableReplicas',
  'updatedReplicas',
  'fullyLabeledReplicas',
];

function withoutZeros(object: KubeObject): KubeObject {
  const status = object['status'];
  if (!isFields(status)) return object;
  const omitted = object.kind === 'Deployment' ? [...omittedZeros, 'replicas'] : omittedZeros;
  return {
    ...object,
    status: Object.fromEntries(Object.entries(status).filter(([key, value]) => value !== 0 || !omitted.includes(key))),
  };
}

function viewPod(object: KubeObject): KubeObject {
  const { spec, status } = as<V1Pod>(object);
  if (!status) return object;
  const lists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const;
  const { containerStatuses: _, initContainerStatuses: __, ephemeralContainerStatuses: ___, ...rest } = status;
  const statuses = lists.flatMap((name) =>
    status[name] && status[name].length > 0
      ? [[name, status[name].map((one) => viewContainer(one, spec))] as const]
      : [],
  );
  const address = spec?.hostNetwork && status.hostIP ? { podIP: status.hostIP, podIPs: [{ ip: status.hostIP }] } : {};
  const conditions = status.conditions && {
    conditions: status.conditions.map((condition) => ({ ...condition, lastProbeTime: null })),
  };
  // A kubelet tells of the pod's own resources once it has looked at it.
  const resources = statuses.length > 0 && status.phase !== 'Pending' ? { resources: {} } : {};
  return { ...object, status: { ...rest, ...conditions, ...resources, ...Object.fromEntries(statuses), ...address } };
}

function viewContainer(status: Wire<V1ContainerStatus>, spec: Wire<V1Pod>['spec']): Fields {
  const { containerID, image, state, lastState } = status;
  const names = containerID
    ? {
        containerID: `containerd://${hex(containerID)}`,
        imageID: `${printReference(image).replace(/[:@][^/]*$/, '')}@sha256:${hex(image)}`,
        image: printReference(image),
      }
    : {};
  return {
    ...status,
    imageID: '',
    ...names,
    ...(containerID && viewRuntime(status.name, spec)),
    state: viewState(state),
    lastState: viewState(lastState),
  };
}

/** What the kubelet learns of a container from its runtime. */
function viewRuntime(name: string, spec: Wire<V1Pod>['spec']): Fields {
  const container = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].find((one) => one.name === name);
  const mounts = container?.volumeMounts?.map(({ mountPath, name: volume, readOnly }) => ({
    mountPath,
    name: volume,
    ...(readOnly && { readOnly, recursiveReadOnly: 'Disabled' }),
  }));
  return {
    resources: container?.resources ?? {},
    user: { linux: { gid: 0, supplementalGroups: [0], uid: 0 } },
    ...(mounts && mounts.length > 0 && { volumeMounts: mounts }),
  };
}

/** containerd says why a container ended; the engine gives only its code. */
function viewState(state: Wire<V1ContainerState> | undefined): Fields {
  if (!state?.terminated) return { ...state };
  const { containerID, exitCode, reason } = state.terminated;
  const why = reason || (exitCode === 0 ? 'Completed' : 'Error');
  return {
    terminated: {
      ...state.terminated,
      reason: why,
      ...(containerID && { containerID: `containerd://${hex(containerID)}` }),
    },
  };
}

function uidOf(owner: string): string {
  const digits = hex(owner);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

/** 64 digits that are always the same for the same text (FNV-1a, eight times). */
function hex(text: string): string {
  return Array.from({ length: 8 }, (_, round) => {
    let hash = 0x811c9dc5 ^ round;
    for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  }).join('');
}

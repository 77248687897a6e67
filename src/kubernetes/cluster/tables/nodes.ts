import type { V1Namespace, V1Node } from '@kubernetes/client-node';
import { printAge } from '../../kubectl/print/age.ts';
import { as, type Wire } from '../object.ts';
import { column, type Table, wide } from './table.ts';

export const nodes: Table = {
  columns: [
    column('Name'),
    column('Status'),
    column('Roles'),
    column('Age'),
    column('Version'),
    wide('Internal-IP'),
    wide('External-IP'),
    wide('OS-Image'),
    wide('Kernel-Version'),
    wide('Container-Runtime'),
  ],
  cells(object, now) {
    const node = as<V1Node>(object);
    const { nodeInfo } = node.status ?? {};
    return [
      object.metadata.name,
      printConditions(node),
      printRoles(node),
      printAge(object.metadata.creationTimestamp, now),
      nodeInfo?.kubeletVersion ?? '',
      address(node, 'InternalIP'),
      address(node, 'ExternalIP'),
      nodeInfo?.osImage || '<unknown>',
      `${nodeInfo?.kernelVersion || '<unknown>'}${nodeInfo?.architecture ? ` (${nodeInfo.architecture})` : ''}`,
      nodeInfo?.containerRuntimeVersion || '<unknown>',
    ];
  },
};

export const namespaces: Table = {
  columns: [column('Name'), column('Status'), column('Age')],
  cells(object, now) {
    return [
      object.metadata.name,
      as<V1Namespace>(object).status?.phase ?? '',
      printAge(object.metadata.creationTimestamp, now),
    ];
  },
};

function printConditions({ spec, status }: Wire<V1Node>): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const word = ready ? (ready.status === 'True' ? 'Ready' : 'NotReady') : 'Unknown';
  return spec?.unschedulable ? `${word},SchedulingDisabled` : word;
}

const rolePrefix = 'node-role.kubernetes.io/';

function printRoles({ metadata }: Wire<V1Node>): string {
  const roles = Object.keys(metadata?.labels ?? {})
    .filter((key) => key.startsWith(rolePrefix))
    .map((key) => key.slice(rolePrefix.length));
  return roles.toSorted().join(',') || '<none>';
}

function address({ status }: Wire<V1Node>, type: string): string {
  return status?.addresses?.find((one) => one.type === type)?.address ?? '<none>';
}

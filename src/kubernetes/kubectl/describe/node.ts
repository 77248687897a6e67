import type { Call } from '../call.ts';
import { listAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import { printQuery } from '../server.ts';
import { describeAllocation } from './node-allocation.ts';
import { conditionField, describeConditions, describeLabels, printTime } from './parts.ts';
import { Page } from './page.ts';

export async function describeNode(call: Call, node: KubeObject): Promise<Page> {
  const page = new Page();
  const name = node.metadata.name ?? '';
  page.field(0, 'Name', name);
  page.field(0, 'Roles', getRoles(node).join(',') || '<none>');
  describeLabels(page, node);
  page.field(0, 'CreationTimestamp', printTime(node.metadata.creationTimestamp ?? ''));
  page.lines('Taints', printTaints(listAt(node, 'spec', 'taints')));
  page.field(0, 'Unschedulable', textAt(node, 'spec', 'unschedulable') || 'false');
  await describeLease(call, page, name);
  describeConditions(page, node, conditionFields);
  page.line(0, 'Addresses:');
  for (const address of listAt(node, 'status', 'addresses'))
    page.field(1, textAt(address, 'type'), textAt(address, 'address'));
  for (const [title, field] of [
    ['Capacity', 'capacity'],
    ['Allocatable', 'allocatable'],
  ] as const)
    describeQuantities(page, title, stringsAt(node, 'status', field));
  describeSystem(page, node);
  const query = printQuery({
    fieldSelector: `spec.nodeName=${name},status.phase!=Succeeded,status.phase!=Failed`,
    limit: 500,
  });
  const pods = listAt(await call.server.json({ method: 'GET', path: `/api/v1/pods${query}` }), 'items');
  describeAllocation(page, node, pods, call.context.now());
  return page;
}

const conditionFields = [
  { title: 'Type', print: conditionField('type', ' ') },
  { title: 'Status', print: conditionField('status', ' ') },
  { title: 'LastHeartbeatTime', print: (condition: Json) => `${printTime(textAt(condition, 'lastHeartbeatTime'))} ` },
  { title: 'LastTransitionTime', print: (condition: Json) => `${printTime(textAt(condition, 'lastTransitionTime'))} ` },
  { title: 'Reason', print: conditionField('reason', ' ') },
  { title: 'Message', print: conditionField('message') },
];

function getRoles(node: KubeObject): string[] {
  const roles = Object.entries(node.metadata.labels ?? {}).flatMap(([label, value]) => {
    if (label.startsWith('node-role.kubernetes.io/')) return [label.slice('node-role.kubernetes.io/'.length)];
    return label === 'kubernetes.io/role' ? [value] : [];
  });
  return roles.filter(Boolean).sort();
}

function printTaints(taints: Json[]): string[] {
  const key = (taint: Json) => `${textAt(taint, 'effect')},${textAt(taint, 'key')}`;
  return [...taints]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(
      (taint) =>
        `${textAt(taint, 'key')}${taint['value'] ? `=${textAt(taint, 'value')}` : ''}:${textAt(taint, 'effect')}`,
    );
}

async function describeLease(call: Call, page: Page, name: string): Promise<void> {
  const lease = await call.server
    .json({ method: 'GET', path: `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${name}` })
    .catch((error: unknown) => error as Error);
  if (lease instanceof Error) return page.field(0, 'Lease', `Failed to get lease: ${lease.message}`);
  page.line(0, 'Lease:');
  page.field(1, 'HolderIdentity', textAt(lease, 'spec', 'holderIdentity') || '<unset>');
  for (const [title, field] of [
    ['AcquireTime', 'acquireTime'],
    ['RenewTime', 'renewTime'],
  ] as const) {
    const time = textAt(lease, 'spec', field);
    page.field(1, title, time ? printTime(time) : '<unset>');
  }
}

function describeQuantities(page: Page, title: string, quantities: Record<string, string>): void {
  const names = Object.keys(quantities).sort();
  if (names.length > 0) page.line(0, `${title}:`);
  for (const name of names) page.field(1, name, quantities[name]);
}

const systemFields = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
] as const;

function describeSystem(page: Page, node: KubeObject): void {
  page.line(0, 'System Info:');
  for (const [title, field] of systemFields) page.field(1, title, textAt(node, 'status', 'nodeInfo', field));
  if (textAt(node, 'spec', 'podCIDR')) page.field(0, 'PodCIDR', textAt(node, 'spec', 'podCIDR'));
  const ranges = listAt(node, 'spec', 'podCIDRs');
  if (ranges.length > 0) page.field(0, 'PodCIDRs', ranges.join(','));
  if (textAt(node, 'spec', 'providerID')) page.field(0, 'ProviderID', textAt(node, 'spec', 'providerID'));
}

import type { Call } from '../call.ts';
import { listAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import { printAge } from '../print/age.ts';
import { printSelector } from '../../grammar/selectors.ts';
import { describeContainers } from './containers.ts';
import {
  conditionField,
  describeConditions,
  describeLabels,
  describeSpread,
  describeTolerations,
  printController,
  printMap,
  printTime,
} from './parts.ts';
import { Page } from './page.ts';
import { describeVolumes } from './volumes.ts';

export function describePod(call: Call, pod: KubeObject): Page {
  const page = new Page();
  describePlace(page, pod);
  describeLabels(page, pod);
  describeStatus(page, pod, call.context.now());
  const resolve = (path: string) => resolveField(pod, path);
  for (const [field, title, statuses] of containerLists) {
    const containers = listAt(pod, 'spec', field);
    if (containers.length > 0 || field === 'containers')
      describeContainers(page, title, containers, { indent: '', statuses: listAt(pod, 'status', statuses), resolve });
  }
  describeConditions(page, pod, [
    { title: 'Type', print: conditionField('type', ' ') },
    { title: 'Status', print: conditionField('status', ' ') },
  ]);
  describeVolumes(page, '', listAt(pod, 'spec', 'volumes'));
  page.field(0, 'QoS Class', textAt(pod, 'status', 'qosClass') || getQos(pod));
  describeScheduling(page, '', jsonSpec(pod));
  return page;
}

const containerLists = [
  ['initContainers', 'Init Containers', 'initContainerStatuses'],
  ['containers', 'Containers', 'containerStatuses'],
  ['ephemeralContainers', 'Ephemeral Containers', 'ephemeralContainerStatuses'],
] as const;

/** The template of a workload. */
export function describePodTemplate(page: Page, template: unknown): void {
  page.line(0, 'Pod Template:');
  page.lines('  Labels', printMap(stringsAt(template, 'metadata', 'labels')));
  const annotations = Object.entries(stringsAt(template, 'metadata', 'annotations')).sort();
  if (annotations.length > 0)
    page.lines(
      '  Annotations',
      annotations.map(([key, value]) => `${key}: ${value}`),
    );
  const account = textAt(template, 'spec', 'serviceAccountName');
  if (account) page.field(1, 'Service Account', account);
  const initial = listAt(template, 'spec', 'initContainers');
  if (initial.length > 0) describeContainers(page, 'Init Containers', initial, { indent: '  ', statuses: [] });
  describeContainers(page, 'Containers', listAt(template, 'spec', 'containers'), { indent: '  ', statuses: [] });
  describeVolumes(page, '  ', listAt(template, 'spec', 'volumes'));
  describeScheduling(page, '  ', jsonSpec(template as Json));
}

function describeScheduling(page: Page, indent: string, spec: Json): void {
  const spread = () =>
    describeSpread(page, indent, listAt(spec, 'topologySpreadConstraints'), (selector) =>
      printSelector(stringsAt(selector, 'matchLabels'), listAt(selector, 'matchExpressions') as never[]),
    );
  if (indent) spread();
  if (indent && spec['priorityClassName']) page.field(1, 'Priority Class Name', textAt(spec, 'priorityClassName'));
  page.lines(`${indent}Node-Selectors`, printMap(stringsAt(spec, 'nodeSelector')));
  describeTolerations(page, `${indent}Tolerations`, listAt(spec, 'tolerations'));
  if (!indent) spread();
}

function describePlace(page: Page, pod: KubeObject): void {
  page.field(0, 'Name', pod.metadata.name);
  page.field(0, 'Namespace', pod.metadata.namespace);
  const spec = jsonSpec(pod);
  if (spec['priority'] !== undefined) page.field(0, 'Priority', textAt(spec, 'priority'));
  if (spec['priorityClassName']) page.field(0, 'Priority Class Name', textAt(spec, 'priorityClassName'));
  if (spec['runtimeClassName']) page.field(0, 'Runtime Class Name', textAt(spec, 'runtimeClassName'));
  if (spec['serviceAccountName']) page.field(0, 'Service Account', textAt(spec, 'serviceAccountName'));
  page.field(0, 'Node', spec['nodeName'] ? `${textAt(spec, 'nodeName')}/${textAt(pod, 'status', 'hostIP')}` : '<none>');
  const start = textAt(pod, 'status', 'startTime');
  if (start) page.field(0, 'Start Time', printTime(start));
}

function describeStatus(page: Page, pod: KubeObject, now: Date): void {
  const phase = textAt(pod, 'status', 'phase');
  const deleted = pod.metadata.deletionTimestamp;
  if (deleted && phase !== 'Failed' && phase !== 'Succeeded') {
    page.field(0, 'Status', `Terminating (lasts ${printAge(deleted, now)})`);
    page.field(0, 'Termination Grace Period', `${textAt(pod, 'metadata', 'deletionGracePeriodSeconds')}s`);
  } else page.field(0, 'Status', phase);
  for (const [title, field] of [
    ['Reason', 'reason'],
    ['Message', 'message'],
  ] as const) {
    if (textAt(pod, 'status', field)) page.field(0, title, textAt(pod, 'status', field));
  }
  const seccomp = textAt(pod, 'spec', 'securityContext', 'seccompProfile', 'type');
  if (seccomp) page.field(0, 'SeccompProfile', seccomp);
  page.field(0, 'IP', textAt(pod, 'status', 'podIP'));
  const ips = listAt(pod, 'status', 'podIPs');
  page.line(0, ips.length === 0 ? 'IPs:\t<none>' : 'IPs:');
  for (const ip of ips) page.field(1, 'IP', textAt(ip, 'ip'));
  if (printController(pod)) page.field(0, 'Controlled By', printController(pod));
  if (textAt(pod, 'status', 'nominatedNodeName'))
    page.field(0, 'NominatedNodeName', textAt(pod, 'status', 'nominatedNodeName'));
}

function resolveField(pod: KubeObject, path: string): string {
  const key = /^(metadata\.(?:labels|annotations))\['([^']*)'\]$/.exec(path);
  return key ? textAt(pod, ...(key[1] as string).split('.'), key[2] as string) : textAt(pod, ...path.split('.'));
}

function getQos(pod: KubeObject): string {
  const containers = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
  const resources = containers.map(
    (container) =>
      [stringsAt(container, 'resources', 'requests'), stringsAt(container, 'resources', 'limits')] as const,
  );
  if (resources.every(([requests, limits]) => Object.keys({ ...requests, ...limits }).length === 0))
    return 'BestEffort';
  const isFull = resources.every(([requests, limits]) =>
    ['cpu', 'memory'].every((name) => limits[name] !== undefined && (requests[name] ?? limits[name]) === limits[name]),
  );
  return isFull ? 'Guaranteed' : 'Burstable';
}

function jsonSpec(object: Json): Json {
  return (object['spec'] ?? {}) as Json;
}

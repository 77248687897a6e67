import type { Call } from '../call.ts';
import { getItemsOf } from '../items.ts';
import { at, listAt, numberAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import { findResource } from '../resources.ts';
import { getReplicaSetsOf, isTemplateOf } from '../revisions.ts';
import { printSelector } from '../../grammar/selectors.ts';
import { conditionField, describeConditions, describeLabels, printController, printTime } from './parts.ts';
import { Page } from './page.ts';
import { describePodTemplate } from './pod.ts';

const conditionFields = [
  { title: 'Type', print: conditionField('type', ' ') },
  { title: 'Status', print: conditionField('status') },
  { title: 'Reason', print: conditionField('reason') },
];

export async function describeDeployment(call: Call, deployment: KubeObject): Promise<Page> {
  const page = new Page();
  const [count, strategy] = [
    (field: string) => numberAt(deployment, 'status', field),
    at(deployment, 'spec', 'strategy'),
  ];
  page.field(0, 'Name', deployment.metadata.name);
  page.field(0, 'Namespace', deployment.metadata.namespace);
  page.field(0, 'CreationTimestamp', printTime(deployment.metadata.creationTimestamp ?? ''));
  describeLabels(page, deployment);
  page.field(0, 'Selector', printSelectorOf(deployment));
  page.field(
    0,
    'Replicas',
    `${numberAt(deployment, 'spec', 'replicas')} desired | ` +
      `${count('updatedReplicas')} updated | ${count('replicas')} total | ` +
      `${count('availableReplicas')} available | ${count('unavailableReplicas')} unavailable`,
  );
  page.field(0, 'StrategyType', textAt(strategy, 'type'));
  page.field(0, 'MinReadySeconds', numberAt(deployment, 'spec', 'minReadySeconds'));
  const rolling = at(strategy, 'rollingUpdate');
  if (rolling)
    page.field(
      0,
      'RollingUpdateStrategy',
      `${textAt(rolling, 'maxUnavailable')} max unavailable, ${textAt(rolling, 'maxSurge')} max surge`,
    );
  describePodTemplate(page, at(deployment, 'spec', 'template'));
  describeConditions(page, deployment, conditionFields);
  describeReplicaSets(page, deployment, await getReplicaSetsOf(call, deployment));
  return page;
}

export async function describeReplicaSet(call: Call, set: KubeObject): Promise<Page> {
  const page = new Page();
  page.field(0, 'Name', set.metadata.name);
  page.field(0, 'Namespace', set.metadata.namespace);
  page.field(0, 'Selector', printSelectorOf(set));
  describeLabels(page, set);
  if (printController(set)) page.field(0, 'Controlled By', printController(set));
  page.field(
    0,
    'Replicas',
    `${numberAt(set, 'status', 'replicas')} current / ${numberAt(set, 'spec', 'replicas')} desired`,
  );
  page.field(0, 'Pods Status', await printPodsStatus(call, set));
  describePodTemplate(page, at(set, 'spec', 'template'));
  describeConditions(page, set, conditionFields);
  return page;
}

export async function describeDaemonSet(call: Call, set: KubeObject): Promise<Page> {
  const page = new Page();
  describeHeadOf(page, set);
  const count = (field: string) => numberAt(set, 'status', field);
  page.field(0, 'Desired Number of Nodes Scheduled', count('desiredNumberScheduled'));
  page.field(0, 'Current Number of Nodes Scheduled', count('currentNumberScheduled'));
  page.field(0, 'Number of Nodes Scheduled with Up-to-date Pods', count('updatedNumberScheduled'));
  page.field(0, 'Number of Nodes Scheduled with Available Pods', count('numberAvailable'));
  page.field(0, 'Number of Nodes Misscheduled', count('numberMisscheduled'));
  page.field(0, 'Pods Status', await printPodsStatus(call, set));
  describePodTemplate(page, at(set, 'spec', 'template'));
  return page;
}

function describeHeadOf(page: Page, set: KubeObject): void {
  page.field(0, 'Name', set.metadata.name);
  page.field(0, 'Namespace', set.metadata.namespace);
  page.field(0, 'Selector', printSelectorOf(set));
  page.lines(
    'Node-Selector',
    Object.entries(stringsAt(set, 'spec', 'template', 'spec', 'nodeSelector')).map(([key, value]) => `${key}=${value}`),
  );
  describeLabels(page, set);
}

async function printPodsStatus(call: Call, { metadata, ...owner }: KubeObject): Promise<string> {
  const pods = getItemsOf(
    await call.server.list(findResource(await call.resources, 'pods'), metadata.namespace, {
      labelSelector: printSelectorOf({ ...owner, metadata } as KubeObject),
    }),
  );
  const own = pods.filter((pod) =>
    pod.metadata.ownerReferences?.some((reference) => reference.controller && reference.uid === metadata.uid),
  );
  const count = (phase: string) => own.filter((pod) => textAt(pod, 'status', 'phase') === phase).length;
  return (
    `${count('Running')} Running / ` +
    `${count('Pending')} Waiting / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`
  );
}

function describeReplicaSets(page: Page, deployment: KubeObject, sets: KubeObject[]): void {
  if (sets.length === 0) return;
  const current = sets.find((set) => isTemplateOf(deployment, set));
  const old = sets.filter((set) => set !== current);
  page.field(0, 'OldReplicaSets', old.map(printSet).join(', ') || '<none>');
  page.field(0, 'NewReplicaSet', current ? printSet(current) : '<none>');
}

function printSet(set: KubeObject): string {
  return (
    `${set.metadata.name} ` +
    `(${numberAt(set, 'status', 'replicas')}/${numberAt(set, 'spec', 'replicas')} replicas created)`
  );
}

function printSelectorOf(object: Json): string {
  return printSelector(
    stringsAt(object, 'spec', 'selector', 'matchLabels'),
    listAt(object, 'spec', 'selector', 'matchExpressions') as never[],
  );
}

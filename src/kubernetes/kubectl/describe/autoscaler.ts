import type { Call } from '../call.ts';
import { at, listAt, numberAt, textAt, type Json, type KubeObject } from '../object.ts';
import { conditionField, describeConditions, describeHead, printTime } from './parts.ts';
import { Page } from './page.ts';

export function describeAutoscaler(_: Call, hpa: KubeObject): Page {
  const page = new Page();
  describeHead(page, hpa);
  page.field(0, 'CreationTimestamp', printTime(hpa.metadata.creationTimestamp ?? ''));
  const target = textAt(hpa, 'spec', 'scaleTargetRef', 'kind');
  page.field(0, 'Reference', `${target}/${textAt(hpa, 'spec', 'scaleTargetRef', 'name')}`);
  page.field(0, 'Metrics', '( current / target )');
  listAt(hpa, 'spec', 'metrics').forEach((metric, index) =>
    page.line(1, printMetric(metric, listAt(hpa, 'status', 'currentMetrics')[index])),
  );
  page.field(0, 'Min replicas', textAt(hpa, 'spec', 'minReplicas') || '<unset>');
  page.field(0, 'Max replicas', numberAt(hpa, 'spec', 'maxReplicas'));
  describeBehavior(page, at(hpa, 'spec', 'behavior'));
  page.field(
    0,
    `${target} pods`,
    `${numberAt(hpa, 'status', 'currentReplicas')} current / ${numberAt(hpa, 'status', 'desiredReplicas')} desired`,
  );
  describeConditions(
    page,
    hpa,
    ['Type', 'Status', 'Reason', 'Message'].map((title) => ({ title, print: conditionField(title.toLowerCase()) })),
  );
  return page;
}

function printMetric(metric: Json, current: unknown): string {
  const field =
    { External: 'external', Pods: 'pods', Object: 'object', ContainerResource: 'containerResource' }[
      textAt(metric, 'type')
    ] ?? 'resource';
  const [source, now] = [at(metric, field), at(current, field, 'current')];
  const name = textAt(source, 'metric', 'name');
  const average = textAt(source, 'target', 'averageValue');
  const value = textAt(source, 'target', 'value');
  const seen = (key: string) => textAt(now, key) || '<unknown>';
  if (field === 'external')
    return average
      ? `${JSON.stringify(name)} (target average value):\t${seen('averageValue')} / ${average}`
      : `${JSON.stringify(name)} (target value):\t${seen('value')} / ${value}`;
  if (field === 'pods') return `${JSON.stringify(name)} on pods:\t${seen('averageValue')} / ${average}`;
  if (field === 'object') {
    const described = `${textAt(source, 'describedObject', 'kind')}/${textAt(source, 'describedObject', 'name')}`;
    const on = `"${name}" on ${described} `;
    return average
      ? `${on}(target average value):\t${seen('averageValue')} / ${average}`
      : `${on}(target value):\t${seen('value')} / ${value}`;
  }
  const of = field === 'containerResource' ? ` of container "${textAt(source, 'container')}"` : '';
  const head = `resource ${textAt(source, 'name')}${of} on pods`;
  if (average) return `${head}:\t${seen('averageValue')} / ${average}`;
  const used = textAt(now, 'averageUtilization')
    ? `${textAt(now, 'averageUtilization')}% (${textAt(now, 'averageValue')})`
    : '<unknown>';
  const wanted = textAt(source, 'target', 'averageUtilization');
  return `${head}  (as a percentage of request):\t${used} / ${wanted ? `${wanted}%` : '<auto>'}`;
}

function describeBehavior(page: Page, behavior: unknown): void {
  if (!behavior) return;
  page.line(0, 'Behavior:');
  for (const [title, field] of [
    ['Scale Up', 'scaleUp'],
    ['Scale Down', 'scaleDown'],
  ] as const) {
    const rules = at(behavior, field);
    if (!rules) continue;
    page.line(1, `${title}:`);
    if (at(rules, 'stabilizationWindowSeconds') !== undefined)
      page.line(2, `Stabilization Window: ${textAt(rules, 'stabilizationWindowSeconds')} seconds`);
    const policies = listAt(rules, 'policies');
    if (policies.length === 0) continue;
    page.line(2, `Select Policy: ${textAt(rules, 'selectPolicy') || 'Max'}`);
    page.line(2, 'Policies:');
    for (const policy of policies)
      page.line(
        3,
        `- Type: ${textAt(policy, 'type')}\t` +
          `Value: ${textAt(policy, 'value')}\tPeriod: ${textAt(policy, 'periodSeconds')} seconds`,
      );
  }
}

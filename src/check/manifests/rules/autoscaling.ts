import { groupVersion, kubernetesKinds } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { entriesAt, itemsAt, numberAt, printChoice, printPath, textAt, valueAt, type Path } from '../value.ts';
import type { Rule } from './rule.ts';
import { checkTarget } from './targets.ts';

/** An HPA scales something that there is, between bounds that hold, by metrics that say what their type says. */
export const autoscaling: Rule = (document, world) => {
  const { apiVersion, kind, value } = document;
  if (kind !== 'HorizontalPodAutoscaler' || !apiVersion.startsWith('autoscaling/')) return [];
  const target = textAt(value, 'spec', 'scaleTargetRef', 'name');
  const targetKind = textAt(value, 'spec', 'scaleTargetRef', 'kind');
  return [
    ...(target && targetKind
      ? checkTarget(document, world, targetKind, {
          name: target,
          path: ['spec', 'scaleTargetRef', 'name'],
          code: 'scale-target-names-nothing',
        })
      : []),
    ...checkVersion(document),
    ...checkBounds(document),
    ...itemsAt(value, 'spec', 'metrics').flatMap(({ item, path }) => checkMetric(item, path)),
  ];
};

/** What scales carries the group that its kind has. */
function checkVersion({ value }: ManifestDocument): Problem[] {
  const kind = textAt(value, 'spec', 'scaleTargetRef', 'kind') ?? '';
  const version = textAt(value, 'spec', 'scaleTargetRef', 'apiVersion');
  const known = kubernetesKinds.find((each) => each.kind === kind && each.subresources.includes('scale'));
  const right = known && groupVersion(known);
  if (!right || version === right) return [];
  return [
    {
      path: ['spec', 'scaleTargetRef', 'apiVersion'],
      code: 'bad-value',
      message:
        'HorizontalPodAutoscaler.spec.scaleTargetRef.apiVersion ' +
        `is ${version === undefined ? 'missing' : `"${version}"`}: a ${kind} is ${right}.`,
    },
  ];
}

function checkBounds({ value }: ManifestDocument): Problem[] {
  const least = numberAt(value, 'spec', 'minReplicas') ?? 1;
  const most = numberAt(value, 'spec', 'maxReplicas') ?? least;
  const outside = itemsAt(value, 'spec', 'metrics').some(({ item }) =>
    /^(Object|External)$/.test(textAt(item, 'type') ?? ''),
  );
  return [
    ...(least < (outside ? 0 : 1)
      ? [
          {
            path: ['spec', 'minReplicas'],
            code: 'bad-value',
            message:
              `HorizontalPodAutoscaler.spec.minReplicas is ${least}: ` +
              'it must be 1 or more; 0 needs an Object or External metric.',
          },
        ]
      : []),
    ...(most < Math.max(least, 1)
      ? [
          {
            path: ['spec', 'maxReplicas'],
            code: 'bad-value',
            message: `HorizontalPodAutoscaler.spec.maxReplicas is ${most}: it must be at least minReplicas, ${least}.`,
          },
        ]
      : []),
  ];
}

const fields: Record<string, string> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};
const targets: Record<string, string> = {
  Utilization: 'averageUtilization',
  AverageValue: 'averageValue',
  Value: 'value',
};

const wrongType = (type: string, right: string[], path: Path): Problem => ({
  path,
  code: 'bad-value',
  message: `HorizontalPodAutoscaler.${printPath(path)} is "${type}": it must be ${printChoice(right)}.`,
});

function checkMetric(metric: unknown, path: Path): Problem[] {
  const type = textAt(metric, 'type') ?? '';
  const field = fields[type];
  if (!field) return type === '' ? [] : [wrongType(type, Object.keys(fields), [...path, 'type'])];
  const target = [...path, field, 'target'];
  const targetType = textAt(metric, field, 'target', 'type') ?? '';
  const value = targets[targetType];
  const wrong = entriesAt(metric)
    .filter(([key]) => key !== 'type' && key !== field)
    .map(([key]) => key);
  return [
    ...(valueAt(metric, [field]) === undefined || wrong.length > 0
      ? [
          {
            path,
            code: 'two-of-one',
            message:
              `HorizontalPodAutoscaler.${printPath(path)} has type ${type}: ` +
              `it needs ${field}${wrong.length > 0 ? ` and not ${wrong.join(', ')}` : ''}.`,
          },
        ]
      : []),
    ...(targetType !== '' && !value ? [wrongType(targetType, Object.keys(targets), [...target, 'type'])] : []),
    ...(value && valueAt(metric, [field, 'target', value]) === undefined
      ? [
          {
            path: target,
            code: 'missing-field',
            message: `HorizontalPodAutoscaler.${printPath(target)}.${value} is missing: type ${targetType} needs it.`,
          },
        ]
      : []),
    ...((numberAt(metric, field, 'target', 'averageUtilization') ?? 1) < 1
      ? [
          {
            path: [...target, 'averageUtilization'],
            code: 'bad-value',
            message: `HorizontalPodAutoscaler.${printPath(target)}.averageUtilization must be 1 or more.`,
          },
        ]
      : []),
    ...(['resource', 'containerResource'].includes(field) &&
    !/^(cpu|memory|undefined)$/.test(String(textAt(metric, field, 'name')))
      ? [
          {
            path: [...path, field, 'name'],
            code: 'unknown-resource',
            message:
              `HorizontalPodAutoscaler.${printPath(path)}.${field}.name ` +
              `is "${textAt(metric, field, 'name') ?? ''}": a resource metric is cpu or memory.`,
          },
        ]
      : []),
  ];
}

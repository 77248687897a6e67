import type {
  V1DaemonSet,
  V1Deployment,
  V1LabelSelector,
  V1PodTemplateSpec,
  V1ReplicaSet,
} from '@kubernetes/client-node';
import { matchesAll, requirementsOf } from '../../grammar/selectors.ts';
import type { Wire } from '../object.ts';
import { type Cause, invalid, notNegative, oneOf, required } from './causes.ts';
import { checkLabels } from './names.ts';
import { canonical, checkPodSpec } from './pod.ts';

type Workload = Wire<V1Deployment> | Wire<V1ReplicaSet> | Wire<V1DaemonSet>;

/** Checks a workload: its selector, which never changes, and its template. */
export function checkWorkload(kind: string, { spec }: Workload, existing: Workload | undefined): Cause[] {
  const replicas = spec && 'replicas' in spec ? spec.replicas : undefined;
  return [
    ...notNegative('spec.replicas', replicas),
    ...checkSelector(kind, spec?.selector, spec?.template),
    ...(spec?.template
      ? checkPodSpec(spec.template.spec, 'spec.template.spec', ['Always'])
      : [required('spec.template.spec.containers')]),
    ...checkLabels('spec.template.labels', spec?.template?.metadata?.labels),
    ...(spec && 'minReadySeconds' in spec ? notNegative('spec.minReadySeconds', spec.minReadySeconds) : []),
    ...checkImmutable(spec?.selector, existing),
  ];
}

/** What only a Deployment has. */
export function checkDeployment({ spec }: Wire<V1Deployment>): Cause[] {
  const { strategy, progressDeadlineSeconds, minReadySeconds = 0, revisionHistoryLimit } = spec ?? {};
  const rolling = strategy?.rollingUpdate;
  const stuck = [rolling?.maxSurge, rolling?.maxUnavailable].every((value) => value === 0 || value === '0%') && rolling;
  return [
    ...oneOf('spec.strategy.type', strategy?.type, ['Recreate', 'RollingUpdate']),
    ...(stuck
      ? [
          invalid(
            'spec.strategy.rollingUpdate.maxUnavailable',
            rolling.maxUnavailable,
            'may not be 0 when `maxSurge` is 0',
          ),
        ]
      : []),
    ...notNegative('spec.revisionHistoryLimit', revisionHistoryLimit),
    ...(progressDeadlineSeconds !== undefined && progressDeadlineSeconds <= minReadySeconds
      ? [invalid('spec.progressDeadlineSeconds', progressDeadlineSeconds, 'must be greater than minReadySeconds')]
      : []),
  ];
}

function checkSelector(
  kind: string,
  selector: Wire<V1LabelSelector> | undefined,
  template: Wire<V1PodTemplateSpec> | undefined,
): Cause[] {
  const labels = template?.metadata?.labels ?? {};
  if (!selector)
    return [
      required('spec.selector'),
      invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'),
    ];
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (Object.keys(matchLabels).length + matchExpressions.length === 0)
    return [invalid('spec.selector', selector, `empty selector is invalid for ${kind.toLowerCase()}`)];
  return matchesAll(requirementsOf(selector), labels)
    ? []
    : [invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')];
}

function checkImmutable(selector: Wire<V1LabelSelector> | undefined, existing: Workload | undefined): Cause[] {
  if (!existing || canonical(selector) === canonical(existing.spec?.selector)) return [];
  return [invalid('spec.selector', selector, 'field is immutable')];
}

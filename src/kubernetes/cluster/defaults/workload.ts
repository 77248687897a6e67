import type { V1DaemonSet, V1Deployment, V1PodTemplateSpec, V1ReplicaSet } from '@kubernetes/client-node';
import type { Wire } from '../object.ts';
import { setPodSpecDefaults } from './pod.ts';

export function setDeploymentDefaults({ spec }: Wire<V1Deployment>): void {
  if (!spec) return;
  spec.replicas ??= 1;
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  spec.strategy ??= {};
  spec.strategy.type ??= 'RollingUpdate';
  if (spec.strategy.type === 'RollingUpdate')
    spec.strategy.rollingUpdate = { maxSurge: '25%', maxUnavailable: '25%', ...spec.strategy.rollingUpdate };
  setTemplateDefaults(spec.template);
}

export function setReplicaSetDefaults({ spec }: Wire<V1ReplicaSet>): void {
  if (!spec) return;
  spec.replicas ??= 1;
  if (spec.template) setTemplateDefaults(spec.template);
}

export function setDaemonSetDefaults({ spec }: Wire<V1DaemonSet>): void {
  if (!spec) return;
  spec.revisionHistoryLimit ??= 10;
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ??= 'RollingUpdate';
  if (spec.updateStrategy.type === 'RollingUpdate')
    spec.updateStrategy.rollingUpdate = { maxSurge: 0, maxUnavailable: 1, ...spec.updateStrategy.rollingUpdate };
  setTemplateDefaults(spec.template);
}

function setTemplateDefaults(template: Wire<V1PodTemplateSpec> | undefined): void {
  if (!template) return;
  template.metadata ??= {};
  if (template.spec) setPodSpecDefaults(template.spec);
}

import { as, type KubeObject } from '../object.ts';
import type { Resource } from '../resources.ts';
import type { Cause } from './causes.ts';
import { checkKeys, checkLabels, checkName } from './names.ts';
import { checkAutoscaler, checkIngress } from './others.ts';
import { checkPodSpec, checkPodUpdate } from './pod.ts';
import { checkService } from './service.ts';
import { checkDeployment, checkWorkload } from './workload.ts';

/** Lists every fault of an object that a client sends, in the server's words; `existing` when it replaces one. */
export function validate({ kind }: Resource, object: KubeObject, existing: KubeObject | undefined): Cause[] {
  const { name, labels } = object.metadata;
  return [
    ...(existing ? [] : checkName(kind, name)),
    ...checkLabels('metadata.labels', labels),
    ...checkKind(kind, object, existing),
  ];
}

function checkKind(kind: string, object: KubeObject, existing: KubeObject | undefined): Cause[] {
  switch (kind) {
    case 'Pod':
      return existing
        ? checkPodUpdate(as(object), as(existing))
        : checkPodSpec(as<{ spec?: never }>(object).spec, 'spec');
    case 'Deployment':
      return [...checkWorkload(kind, as(object), existing && as(existing)), ...checkDeployment(as(object))];
    case 'ReplicaSet':
    case 'DaemonSet':
      return checkWorkload(kind, as(object), existing && as(existing));
    case 'Service':
      return checkService(as(object), existing && as(existing));
    case 'ConfigMap':
    case 'Secret':
      return checkKeys(as(object));
    case 'HorizontalPodAutoscaler':
      return checkAutoscaler(as(object));
    case 'Ingress':
      return checkIngress(as(object));
    default:
      return [];
  }
}

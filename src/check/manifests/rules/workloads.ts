import type { Problem } from '../document.ts';
import { podOf } from '../pods.ts';
import { numberAt, textAt, valueAt } from '../value.ts';
import type { Rule } from './rule.ts';

const lasting = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController'];

/** A workload restarts its Pods as its kind does, and counts from 0. */
export const workloads: Rule = (document) => {
  const pod = podOf(document);
  if (!pod || pod.path.length === 0) return [];
  const { kind, value } = document;
  const policy = textAt(value, ...pod.path, 'spec', 'restartPolicy');
  const path = [...pod.path, 'spec', 'restartPolicy'];
  const problems: Problem[] = [];
  if (lasting.includes(kind) && policy !== undefined && policy !== 'Always')
    problems.push({
      path,
      code: 'bad-value',
      message: `${kind}.${path.join('.')} is ${policy}: a ${kind} restarts Pods always.`,
    });
  if (/^(Job|CronJob|ScaledJob)$/.test(kind) && policy !== 'OnFailure' && policy !== 'Never')
    problems.push({
      path,
      code: 'bad-value',
      message: `${kind}.${path.join('.')} is ${policy ?? 'missing'}: a Job needs OnFailure or Never.`,
    });
  if ((numberAt(value, 'spec', 'replicas') ?? 0) < 0)
    problems.push({ path: ['spec', 'replicas'], code: 'bad-value', message: `${kind}.spec.replicas is negative.` });
  if (
    kind === 'Deployment' &&
    textAt(value, 'spec', 'strategy', 'type') === 'Recreate' &&
    valueAt(value, ['spec', 'strategy', 'rollingUpdate']) !== undefined
  )
    problems.push({
      path: ['spec', 'strategy', 'rollingUpdate'],
      code: 'two-of-one',
      message: 'Deployment.spec.strategy.rollingUpdate does not go with type Recreate: leave it out.',
    });
  return problems;
};

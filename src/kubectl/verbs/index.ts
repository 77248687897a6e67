import type { Call } from '../call.ts';
import type { Parsed } from '../parse.ts';
import { describe } from './describe.ts';
import { apply } from './apply.ts';
import { create, createOne } from './create.ts';
import { makeDeployment } from './create/deployment.ts';
import { makeIngress } from './create/ingress.ts';
import { makeService } from './create/service.ts';
import { makeConfigMap, makeJob, makeNamespace, makeSecret, makeServiceAccount } from './create/stored.ts';
import { remove } from './delete.ts';
import { exec } from './exec.ts';
import { get } from './get.ts';
import { logs } from './logs.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';

/** What a command does; it throws to fail. */
export type Verb = (call: Call) => Promise<void>;

const verbs: Record<string, Verb> = {
  apply,
  create,
  'create configmap': createOne(makeConfigMap, 'failed to create configmap'),
  'create deployment': createOne(makeDeployment, 'failed to create deployment'),
  'create ingress': createOne(makeIngress, 'failed to create ingress'),
  'create job': createOne(makeJob, 'failed to create job'),
  'create namespace': createOne(makeNamespace, ''),
  'create secret generic': createOne(makeSecret, 'failed to create secret'),
  'create service clusterip': createOne(makeService('ClusterIP'), 'failed to create ClusterIP service'),
  'create service externalname': createOne(makeService('ExternalName'), 'failed to create ExternalName service'),
  'create service loadbalancer': createOne(makeService('LoadBalancer'), 'failed to create LoadBalancer service'),
  'create service nodeport': createOne(makeService('NodePort'), 'failed to create NodePort service'),
  'create serviceaccount': createOne(makeServiceAccount, 'failed to create serviceaccount'),
  delete: remove,
  describe,
  exec,
  get,
  logs,
  run,
  scale,
};

/** Finds what a parsed command does, or undefined when the simulator does not have it. */
export function getVerb({ command }: Parsed): Verb | undefined {
  return verbs[command.join(' ')];
}

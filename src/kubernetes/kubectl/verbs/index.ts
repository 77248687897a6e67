import type { Call } from '../call.ts';
import type { Parsed } from '../parse.ts';
import { clusterInfo, version } from './about.ts';
import { apiResources, apiVersions } from './api.ts';
import { apply } from './apply.ts';
import { canI, edit, top, whoAmI } from './auth.ts';
import { attach } from './attach.ts';
import { autoscale } from './autoscale.ts';
import {
  currentContext,
  deleteNamed,
  getContexts,
  getNames,
  renameContext,
  setCluster,
  setContext,
  setCredentials,
  setProperty,
  useContext,
  viewConfig,
} from './config.ts';
import { create, createOne } from './create.ts';
import { makeDeployment } from './create/deployment.ts';
import { makeIngress } from './create/ingress.ts';
import { makeService } from './create/service.ts';
import { makeConfigMap, makeJob, makeNamespace, makeSecret, makeServiceAccount } from './create/stored.ts';
import { remove } from './delete.ts';
import { debug } from './debug.ts';
import { describe } from './describe.ts';
import { diff } from './diff.ts';
import { events } from './events.ts';
import { exec } from './exec.ts';
import { explain } from './explain.ts';
import { expose } from './expose.ts';
import { get } from './get.ts';
import { annotate, label } from './label.ts';
import { logs } from './logs.ts';
import { cordon, drain, taint, uncordon } from './node.ts';
import { patch } from './patch.ts';
import { portForward } from './port-forward.ts';
import { replace } from './replace.ts';
import { rolloutHistory, rolloutPause, rolloutRestart, rolloutResume, rolloutUndo } from './rollout.ts';
import { rolloutStatus } from './rollout-status.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { setImage } from './set-image.ts';
import { viewLastApplied } from './view-last-applied.ts';
import { wait } from './wait.ts';

/** What a command does; it throws to fail. */
export type Verb = (call: Call) => Promise<void>;

const verbs: Record<string, Verb> = {
  annotate,
  'api-resources': apiResources,
  'api-versions': apiVersions,
  apply,
  'apply view-last-applied': viewLastApplied,
  attach,
  'auth can-i': canI,
  'auth whoami': whoAmI,
  autoscale,
  'cluster-info': clusterInfo,
  'config current-context': currentContext,
  'config delete-cluster': deleteNamed('clusters', 'cluster'),
  'config delete-context': deleteNamed('contexts', 'context'),
  'config delete-user': deleteNamed('users', 'user'),
  'config get-clusters': getNames('clusters'),
  'config get-contexts': getContexts,
  'config get-users': getNames('users'),
  'config rename-context': renameContext,
  'config set': setProperty('set'),
  'config set-cluster': setCluster,
  'config set-context': setContext,
  'config set-credentials': setCredentials,
  'config unset': setProperty('unset'),
  'config use-context': useContext,
  'config view': viewConfig,
  cordon,
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
  debug,
  delete: remove,
  describe,
  diff,
  drain,
  edit,
  events,
  exec,
  explain,
  expose,
  get,
  label,
  logs,
  patch,
  'port-forward': portForward,
  replace,
  'rollout history': rolloutHistory,
  'rollout pause': rolloutPause,
  'rollout restart': rolloutRestart,
  'rollout resume': rolloutResume,
  'rollout status': rolloutStatus,
  'rollout undo': rolloutUndo,
  run,
  scale,
  'set image': setImage,
  taint,
  'top node': top,
  'top pod': top,
  uncordon,
  version,
  wait,
};

/** Finds what a parsed command does, or undefined when the simulator does not have it. */
export function getVerb({ command }: Parsed): Verb | undefined {
  return verbs[command.join(' ')];
}

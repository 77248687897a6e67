import type { Call } from '../call.ts';
import { describeAnything } from '../describe/anything.ts';
import { describeAutoscaler } from '../describe/autoscaler.ts';
import { describeEvents, getEventsOf } from '../describe/events.ts';
import { describeEndpoints, describeEndpointSlice, describeIngress } from '../describe/network.ts';
import { describeNode } from '../describe/node.ts';
import type { Page } from '../describe/page.ts';
import { describePod } from '../describe/pod.ts';
import { describeService } from '../describe/service.ts';
import { describeConfigMap, describeNamespace, describeSecret, describeServiceAccount } from '../describe/stored.ts';
import { describeDaemonSet, describeDeployment, describeReplicaSet } from '../describe/workload.ts';
import { Failure, isNotFound, throwAll } from '../failure.ts';
import { getFound, type Found } from '../items.ts';
import type { KubeObject } from '../object.ts';
import { selectionOf } from '../selection.ts';

type Describer = (call: Call, object: KubeObject) => Page | Promise<Page>;

const describers: Record<string, Describer> = {
  ConfigMap: describeConfigMap,
  DaemonSet: describeDaemonSet,
  Deployment: describeDeployment,
  Endpoints: describeEndpoints,
  EndpointSlice: describeEndpointSlice,
  HorizontalPodAutoscaler: describeAutoscaler,
  Ingress: describeIngress,
  Namespace: describeNamespace,
  Node: describeNode,
  Pod: describePod,
  ReplicaSet: describeReplicaSet,
  Secret: describeSecret,
  Service: describeService,
  ServiceAccount: describeServiceAccount,
};

/** Kinds whose describer never asks for events. */
const eventless = ['Namespace', 'Secret'];

/** `kubectl describe`. */
export async function describe(call: Call): Promise<void> {
  const { options, words } = call;
  if (words.length === 0 && !options.has('filename')) {
    throw new Failure(
      'You must specify the type of resource to describe. ' +
        'Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
  }
  const { found, errors } = await getFound(call, selectionOf(call, { bulk: true }));
  if (errors.length === 1 && words.length === 2 && isNotFound(errors[0]))
    return describeByPrefix(call, errors[0], words);
  const withEvents = options.has('show-events') ? options.on('show-events') : found.length <= 1 && errors.length === 0;
  const pages = await Promise.all(found.map((each) => describeOne(call, each, withEvents)));
  call.print(pages.join('\n\n'));
  if (found.length === 0 && errors.length === 0)
    call.warn(
      options.on('all-namespaces') ? 'No resources found\n' : `No resources found in ${call.namespace} namespace.\n`,
    );
  throwAll(errors);
}

/**
 * `kubectl describe pod web` also means every pod whose name begins with web; their events it shows only
 * when they are asked for.
 */
async function describeByPrefix(call: Call, missing: unknown, [word = '', prefix = '']: string[]): Promise<void> {
  const { found } = await getFound(call, selectionOf(call, { bulk: true, args: [word] }));
  const matching = found.filter(({ name }) => name.startsWith(prefix));
  if (matching.length === 0) throw missing;
  for (const each of matching) call.print(`${await describeOne(call, each, call.options.on('show-events'))}\n`);
}

async function describeOne(call: Call, { object }: Found, withEvents: boolean): Promise<string> {
  const page = await (describers[object.kind] ?? describeAnything)(call, object);
  if (withEvents && !eventless.includes(object.kind))
    describeEvents(page, await getEventsOf(call, object), call.context.now());
  return page.toString();
}

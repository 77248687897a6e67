import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { forEachFound, type Found } from '../items.ts';
import { isJson, jsonAt, listAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import { printDone } from '../print/printer.ts';
import { findResource } from '../resources.ts';
import { selectionOf } from '../selection.ts';
import { send } from './create.ts';

/** `kubectl expose`: makes a Service for the pods of something. */
export function expose(call: Call): Promise<void> {
  return forEachFound(call, (found) => exposeOne(call, found), selectionOf(call, { asWritten: true })).then(
    () => undefined,
  );
}

async function exposeOne(call: Call, { resource, object, name }: Found): Promise<void> {
  if (!['Pod', 'Service', 'ReplicationController', 'Deployment', 'ReplicaSet'].includes(object.kind))
    throw new Failure(`cannot expose a ${object.kind}${resource.group && `.${resource.group}`}`);
  const service = makeService(call, object, name);
  if (call.options.dryRun === 'client') return printDone(call, service, 'exposed');
  await printDone(
    call,
    await send(call, findResource(await call.resources, 'services'), call.namespace, service, 'kubectl-expose'),
    'exposed',
    {
      typed: false,
    },
  );
}

function makeService({ options, namespace }: Call, object: KubeObject, name: string): KubeObject {
  const labels = options.has('labels') ? parseLabels(options.text('labels')) : (object.metadata.labels ?? {});
  const selector = options.text('selector') ? parseLabels(options.text('selector')) : getSelector(object);
  const [type, clusterIP, affinity, externalIP] = [
    options.text('type'),
    options.text('cluster-ip'),
    options.text('session-affinity'),
    options.text('external-ip'),
  ];
  if (affinity && affinity !== 'None' && affinity !== 'ClientIP')
    throw new Failure(`unknown session affinity: ${affinity}`);
  const ports = getPorts(
    options.text('port'),
    options.text('protocol'),
    options.text('target-port'),
    object,
    clusterIP === 'None',
    options.text('port-name'),
  );
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: {
      name: options.text('name') || name.slice(0, 63),
      ...(options.has('namespace') && options.dryRun === 'client' && { namespace }),
      ...(Object.keys(labels).length > 0 && { labels }),
    },
    spec: {
      ...(ports.length > 0 && { ports }),
      selector,
      ...(clusterIP && { clusterIP }),
      ...(type && { type }),
      ...(externalIP && { externalIPs: [externalIP] }),
      ...(affinity && { sessionAffinity: affinity }),
    },
    status: { loadBalancer: {} },
  };
}

function getSelector(object: KubeObject): Record<string, string> {
  const fail = (why: string) => new Failure(`couldn't retrieve selectors via --selector flag or introspection: ${why}`);
  if (object.kind === 'Pod') {
    const labels = object.metadata.labels ?? {};
    if (Object.keys(labels).length === 0) throw fail('the pod has no labels and cannot be exposed');
    return labels;
  }
  const selector = jsonAt(object, 'spec', 'selector');
  if (object.kind === 'Service' || object.kind === 'ReplicationController') {
    if (Object.keys(selector).length === 0) throw fail('the service has no pod selector set');
    return selector as Record<string, string>;
  }
  if (listAt(selector, 'matchExpressions').length > 0)
    throw fail(
      `couldn't convert expressions - "${JSON.stringify(selector['matchExpressions'])}" to map-based selector format`,
    );
  return stringsAt(selector, 'matchLabels');
}

function getPorts(
  given: string,
  protocol: string,
  target: string,
  object: KubeObject,
  isHeadless: boolean,
  portName: string,
): Json[] {
  const own = getOwnPorts(object);
  const numbers = given ? given.split(',') : own.map(({ port }) => port);
  if (numbers.length === 0 && !isHeadless) throw new Failure("couldn't find port via --port flag or introspection");
  return numbers.map((text, index) => {
    const port = parseNumber(text);
    const name = numbers.length > 1 ? `port-${index + 1}` : portName;
    const targetPort = target ? (/^-?\d+$/.test(target) ? Number(target) : target) : port;
    return {
      ...(name && { name }),
      protocol: protocol || own.find((each) => each.port === text)?.protocol || 'TCP',
      port,
      targetPort,
    };
  });
}

function getOwnPorts(object: KubeObject): { port: string; protocol: string }[] {
  if (object.kind === 'Service')
    return listAt(object, 'spec', 'ports').map((port) => ({
      port: textAt(port, 'port'),
      protocol: textAt(port, 'protocol'),
    }));
  const spec = object.kind === 'Pod' ? object['spec'] : jsonAt(object, 'spec', 'template', 'spec');
  return listAt(isJson(spec) ? spec : {}, 'containers').flatMap((container) =>
    listAt(container, 'ports').map((port) => ({
      port: textAt(port, 'containerPort'),
      protocol: textAt(port, 'protocol') || 'TCP',
    })),
  );
}

function parseNumber(text: string): number {
  if (!/^[-+]?\d+$/.test(text)) throw new Failure(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}

function parseLabels(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const parts = pair.split('=');
      if (parts.length !== 2) throw new Failure(`unexpected label spec: ${pair}`);
      if (!parts[0]) throw new Failure('unexpected empty label key');
      return parts as [string, string];
    }),
  );
}

import type { V1Endpoint, V1EndpointSlice, V1Pod, V1Service, V1ServicePort } from '@kubernetes/client-node';
import type { ProcessContext } from '@ngrok/webernetes';
import { randomSuffix } from '../names.ts';
import { as, type Fields, type KubeObject, type Wire } from '../object.ts';
import { type Cache, followKind } from './informer.ts';
import type { SystemProgram } from './program.ts';

const serviceName = 'kubernetes.io/service-name';
const managedBy = 'endpointslice.kubernetes.io/managed-by';

/** Keeps one EndpointSlice per Service with a selector: the pods that match, and whether they are ready. */
export const runEndpointSlices: SystemProgram = async (process) => {
  const caches: Partial<Record<'services' | 'pods' | 'slices', Cache>> = {};
  const work = async (key: string) => {
    const { services, pods, slices } = caches;
    if (services && pods && slices) await reconcileService(process, key, services, pods, slices);
  };
  const reconcile = queue(work, () => process.sleep(pause));
  caches.services = await followKind(process, 'services', ({ metadata }) =>
    reconcile(`${metadata.namespace}/${metadata.name}`),
  );
  // One that somebody deleted, or a second one, is set right as well.
  caches.slices = await followKind(process, 'endpointslices', ({ metadata: { namespace, labels } }) => {
    if (labels?.[managedBy]) reconcile(`${namespace}/${labels[serviceName]}`);
  });
  caches.pods = await followKind(process, 'pods', ({ metadata }) => {
    for (const { metadata: own } of caches.services?.list() ?? [])
      if (own.namespace === metadata.namespace) reconcile(`${own.namespace}/${own.name}`);
  });
  for (const { metadata } of caches.services.list()) reconcile(`${metadata.namespace}/${metadata.name}`);
};

/**
 * How long the work of a key that failed waits for its next try, in milliseconds: its caches lag behind
 * the server by less.
 */
const pause = 200;

/** Runs the work of a key once at a time, once more when it was asked for meanwhile, and again when it failed. */
function queue(work: (key: string) => Promise<void>, rest: () => Promise<unknown>): (key: string) => void {
  const running = new Map<string, boolean>();
  const run = async (key: string): Promise<void> => {
    running.set(key, false);
    const failed = await work(key).then(
      () => false,
      () => true,
    );
    const ended =
      failed &&
      (await rest().then(
        () => false,
        () => true,
      ));
    if (!ended && (failed || running.get(key))) return run(key);
    running.delete(key);
  };
  return (key) => {
    if (running.has(key)) running.set(key, true);
    else void run(key);
  };
}

async function reconcileService(
  { api }: ProcessContext,
  key: string,
  services: Cache,
  pods: Cache,
  slices: Cache,
): Promise<void> {
  const [namespace = '', name = ''] = key.split('/');
  const service = services.list().find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
  const existing = slices
    .list()
    .filter(
      ({ metadata }) =>
        metadata.namespace === namespace && metadata.labels?.[serviceName] === name && metadata.labels[managedBy],
    );
  const spec = service && as<V1Service>(service).spec;
  if (!service || !spec?.selector || spec.type === 'ExternalName' || service.metadata.deletionTimestamp) {
    for (const { metadata } of existing)
      await api.discoveryv1.deleteNamespacedEndpointSlice({ namespace, name: metadata.name });
    return;
  }
  const matching = pods
    .list()
    .filter((pod) => pod.metadata.namespace === namespace && matches(pod, spec.selector ?? {}) && isAlive(pod));
  const slice = describeSlice(service, matching);
  const [current, ...surplus] = existing;
  for (const { metadata } of surplus)
    await api.discoveryv1.deleteNamespacedEndpointSlice({ namespace, name: metadata.name });
  if (!current) return void (await api.discoveryv1.createNamespacedEndpointSlice({ namespace, body: slice as never }));
  const body = {
    ...slice,
    metadata: { ...current.metadata, ...slice.metadata, name: current.metadata.name, resourceVersion: undefined },
  };
  await api.discoveryv1.replaceNamespacedEndpointSlice({ namespace, name: current.metadata.name, body: body as never });
}

function matches({ metadata: { labels = {} } }: KubeObject, selector: Record<string, string>): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

/** Pods that have an address and have not ended. */
function isAlive(object: KubeObject): boolean {
  const { status } = as<V1Pod>(object);
  return status?.podIP !== undefined && status.podIP !== '' && !['Succeeded', 'Failed'].includes(status.phase ?? '');
}

function describeSlice(service: KubeObject, pods: KubeObject[]): Fields & { metadata: object } {
  const { name, namespace, uid, labels = {} } = service.metadata;
  const { spec } = as<V1Service>(service);
  const headless = spec?.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${randomSuffix()}`,
      generateName: `${name}-`,
      annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': lastChange(service, pods) },
      namespace,
      labels: { ...labels, ...headless, [managedBy]: 'endpointslice-controller.k8s.io', [serviceName]: name },
      ownerReferences: [{ apiVersion: 'v1', blockOwnerDeletion: true, controller: true, kind: 'Service', name, uid }],
    },
    addressType: 'IPv4',
    endpoints: pods.map((pod) => describeEndpoint(pod, spec?.publishNotReadyAddresses === true)),
    ports: (spec?.ports ?? []).flatMap((port) => describePort(port, pods)),
  };
}

/** When the Service was made or one of its Pods became ready or not, whichever came last. */
function lastChange({ metadata }: KubeObject, pods: KubeObject[]): string {
  const turns = pods.flatMap(
    (pod) => as<V1Pod>(pod).status?.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime ?? [],
  );
  const times = [...turns, metadata.creationTimestamp ?? ''].map((time) => new Date(time).toISOString());
  return `${times.toSorted().at(-1)?.slice(0, 19)}Z`;
}

function describeEndpoint(object: KubeObject, publishNotReady: boolean): Wire<V1Endpoint> {
  const { spec, status, metadata } = as<V1Pod>(object);
  const serving = status?.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;
  const terminating = metadata.deletionTimestamp !== undefined;
  return {
    addresses: [status?.podIP ?? ''],
    conditions: { ready: publishNotReady || (serving && !terminating), serving, terminating },
    ...(spec?.nodeName && { nodeName: spec.nodeName }),
    ...(spec?.hostname && spec.subdomain && { hostname: spec.hostname }),
    targetRef: { kind: 'Pod', name: metadata.name, namespace: metadata.namespace ?? '', uid: metadata.uid ?? '' },
  };
}

/** A named target port is the number that the pods give that name; no pod with it, no port. */
function describePort(
  { name = '', port, protocol = 'TCP', targetPort = port }: Wire<V1ServicePort>,
  pods: KubeObject[],
): NonNullable<Wire<V1EndpointSlice>['ports']> {
  if (pods.length === 0) return [];
  const number =
    typeof targetPort === 'number'
      ? targetPort
      : pods.map((pod) => namedPort(pod, targetPort)).find((one) => one !== undefined);
  return number === undefined ? [] : [{ name, port: number, protocol }];
}

function namedPort(object: KubeObject, name: string): number | undefined {
  const containers = as<V1Pod>(object).spec?.containers ?? [];
  return containers.flatMap(({ ports = [] }) => ports).find((port) => port.name === name)?.containerPort;
}

import type { Client } from '../../kubernetes/index.ts';

export interface MapNode {
  name: string;
  controlPlane: boolean;
  ready: boolean;
}

export interface MapPod {
  uid: string;
  name: string;
  namespace: string;
  node: string | undefined;
  /** As `kubectl get pods` says it: Running, ErrImagePull, Terminating ... */
  status: string;
  ready: boolean;
}

/** What the map draws. Pods of the system's own namespaces are left out. */
export interface MapState {
  cluster: string | undefined;
  nodes: MapNode[];
  pods: MapPod[];
}

/** Is a Pod on its way up or down, or a node not ready or not known yet? A Pod that fails is not. */
export const isMoving = (state: MapState | undefined) =>
  state === undefined ||
  (state.cluster !== undefined && state.nodes.length === 0) ||
  state.nodes.some(({ ready }) => !ready) ||
  state.pods.some(
    ({ ready, status }) =>
      !ready && /^(Pending|ContainerCreating|PodInitializing|Terminating|Init:.*|Running)$/.test(status),
  );

/**
 * Follows nodes and pods until the signal, and tells a new state at once, then the next at most one in `every`
 * milliseconds. Gives what reads the state of the moment.
 */
export function watchMap(
  cluster: string,
  client: Client,
  signal: AbortSignal,
  tell: (state: MapState) => void,
  every = 100,
): () => MapState {
  const nodes = new Map<string, MapNode>();
  const pods = new Map<string, MapPod>();
  const read = () => ({ cluster, nodes: [...nodes.values()].sort(byName), pods: [...pods.values()] });
  const changed = atMost(every, () => signal.aborted || tell(read()));
  void follow<NodeObject>(client, '/api/v1/nodes', signal, (type, node) => {
    if (type === 'DELETED') nodes.delete(node.metadata.name);
    else nodes.set(node.metadata.name, toNode(node));
    changed();
  });
  void follow<PodObject>(client, '/api/v1/pods', signal, (type, pod) => {
    if (pod.metadata.namespace === 'kube-system' || pod.metadata.namespace === 'local-path-storage') return;
    if (type === 'DELETED') pods.delete(pod.metadata.uid);
    else pods.set(pod.metadata.uid, toPod(pod));
    changed();
  });
  return read;
}

/**
 * Gives what acts once the thread is free, and then again only after so many milliseconds, however often it is called.
 */
function atMost(every: number, act: () => void): () => void {
  let waiting = false;
  let last = -every;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(
      () => {
        waiting = false;
        last = performance.now();
        act();
      },
      Math.max(0, last + every - performance.now()),
    );
  };
}

interface Meta {
  name: string;
  namespace?: string;
  uid: string;
  labels?: Record<string, string>;
  deletionTimestamp?: string;
  resourceVersion?: string;
}
interface NodeObject {
  metadata: Meta;
  status?: { conditions?: { type: string; status: string }[] };
}
interface ContainerStatus {
  ready?: boolean;
  state?: { waiting?: { reason?: string }; terminated?: { reason?: string; exitCode?: number }; running?: object };
}
interface PodObject {
  metadata: Meta;
  spec?: { nodeName?: string };
  status?: {
    phase?: string;
    reason?: string;
    containerStatuses?: ContainerStatus[];
    conditions?: { type: string; status: string }[];
  };
}

/** Lists a collection, then watches it from there on; begins again when the server ends the watch. */
async function follow<T extends { metadata: Meta }>(
  client: Client,
  path: string,
  signal: AbortSignal,
  heard: (type: string, object: T) => void,
) {
  while (!signal.aborted) {
    const list = JSON.parse((await client.request({ method: 'GET', path })).body) as { metadata?: Meta; items?: T[] };
    for (const item of list.items ?? []) heard('ADDED', item);
    for await (const { type, object } of client.watch(
      `${path}?watch=true&resourceVersion=${list.metadata?.resourceVersion ?? ''}`,
      signal,
    )) {
      if (type !== 'BOOKMARK') heard(type, object as T);
    }
  }
}

const byName = (a: MapNode, b: MapNode) => a.name.localeCompare(b.name, 'en', { numeric: true });

const holds = (conditions: { type: string; status: string }[] | undefined, type: string) =>
  conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false;

function toNode({ metadata, status }: NodeObject): MapNode {
  const controlPlane = Object.hasOwn(metadata.labels ?? {}, 'node-role.kubernetes.io/control-plane');
  return { name: metadata.name, controlPlane, ready: holds(status?.conditions, 'Ready') };
}

function toPod({ metadata, spec, status }: PodObject): MapPod {
  const ready = holds(status?.conditions, 'Ready') && !metadata.deletionTimestamp;
  return {
    uid: metadata.uid,
    name: metadata.name,
    namespace: metadata.namespace ?? 'default',
    node: spec?.nodeName,
    status: statusOf(metadata, status),
    ready,
  };
}

/** The STATUS column of kubectl, for the states that the engine knows. */
function statusOf(metadata: Meta, status: PodObject['status']): string {
  if (metadata.deletionTimestamp) return 'Terminating';
  const reasons = (status?.containerStatuses ?? [])
    .map(({ state }) => state?.waiting?.reason ?? state?.terminated?.reason)
    .filter((reason) => reason !== undefined);
  return status?.reason ?? reasons.find((reason) => reason !== 'Completed') ?? reasons[0] ?? status?.phase ?? 'Pending';
}

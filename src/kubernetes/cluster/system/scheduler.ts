import type { V1Node, V1Pod } from '@kubernetes/client-node';
import type { ProcessContext } from '@ngrok/webernetes';
import { as, type KubeObject } from '../object.ts';
import { recordEvent } from './events.ts';
import { explainNode, type Refusal, requestsOf } from './fit.ts';
import { type Cache, followKind } from './informer.ts';
import type { Around, SystemProgram } from './program.ts';

/**
 * Binds each pod to the node that fits and holds the fewest; a pod that fits nowhere waits, with an
 * event that says why.
 */
export const runScheduler: SystemProgram = async (process, around) => {
  let pods: Cache = { list: () => [] };
  let nodes: Cache = { list: () => [] };
  const explained = new Map<string, string>();
  const bound = new Map<string, string>();
  let running = false;
  let again = false;
  const pass = async () => {
    for (const pod of pods.list().filter(isWaiting)) {
      if (bound.has(pod.metadata.uid ?? '')) continue;
      await schedule(process, pod, withBound(pods.list(), bound), nodes.list(), explained, bound, around);
    }
    for (const pod of pods.list()) if (as<V1Pod>(pod).spec?.nodeName) bound.delete(pod.metadata.uid ?? '');
  };
  const wake = () => {
    again = true;
    if (running) return;
    running = true;
    void (async () => {
      while (again) {
        again = false;
        await pass().catch(() => {});
      }
      running = false;
    })();
  };
  nodes = await followKind(process, 'nodes', wake);
  pods = await followKind(process, 'pods', wake);
  wake();
};

function isWaiting(object: KubeObject): boolean {
  const { spec, metadata } = as<V1Pod>(object);
  return (
    !spec?.nodeName &&
    !metadata.deletionTimestamp &&
    (spec?.schedulerName ?? 'default-scheduler') === 'default-scheduler'
  );
}

/** The cache may not know yet what this pass has bound. */
function withBound(pods: KubeObject[], bound: Map<string, string>): KubeObject[] {
  return pods.map((pod) => {
    const nodeName = bound.get(pod.metadata.uid ?? '');
    return nodeName ? { ...pod, spec: { ...(pod['spec'] as object), nodeName } } : pod;
  });
}

async function schedule(
  process: ProcessContext,
  pod: KubeObject,
  pods: KubeObject[],
  nodes: KubeObject[],
  explained: Map<string, string>,
  bound: Map<string, string>,
  around: Around,
): Promise<void> {
  const refusals = nodes.map((node) => ({ node, refusal: explainNode(pod, node, podsOf(node, pods)) }));
  const fitting = refusals.filter(({ refusal }) => refusal === undefined).map(({ node }) => node);
  if (fitting.length === 0)
    return refuse(
      process,
      pod,
      refusals.flatMap(({ refusal }) => refusal ?? []),
      nodes.length,
      explained,
      around.now(),
    );
  const [node] = fitting.toSorted((a, b) => load(a, pods) - load(b, pods));
  if (node) await bind(process, pod, node.metadata.name, bound, around);
}

function podsOf({ metadata }: KubeObject, pods: KubeObject[]): KubeObject[] {
  return pods.filter((pod) => {
    const { spec, status } = as<V1Pod>(pod);
    return spec?.nodeName === metadata.name && !['Succeeded', 'Failed'].includes(status?.phase ?? '');
  });
}

/** How full a node is: its share of requested CPU, then its number of pods. */
function load(node: KubeObject, pods: KubeObject[]): number {
  const own = podsOf(node, pods).filter(({ metadata }) => metadata.namespace !== 'kube-system');
  const cpu = own.reduce((sum, pod) => sum + requestsOf(pod).cpu, 0);
  const capacity = Number(as<V1Node>(node).status?.allocatable?.['cpu'] ?? 1) * 1000;
  return own.length + cpu / capacity;
}

async function bind(
  process: ProcessContext,
  pod: KubeObject,
  node: string,
  bound: Map<string, string>,
  { log, now }: Around,
): Promise<void> {
  const { name, namespace = 'default', uid = '' } = pod.metadata;
  bound.set(uid, node);
  const body = {
    apiVersion: 'v1',
    kind: 'Binding',
    metadata: { name, namespace },
    target: { apiVersion: 'v1', kind: 'Node', name: node },
  };
  await process.api.corev1.createNamespacedPodBinding({ name, namespace, body });
  log(`"Successfully bound pod to node" pod="${namespace}/${name}" node="${node}"\n`);
  await recordEvent(
    process,
    pod,
    'Normal',
    'Scheduled',
    `Successfully assigned ${namespace}/${name} to ${node}`,
    now(),
  );
}

async function refuse(
  process: ProcessContext,
  pod: KubeObject,
  refusals: Refusal[],
  total: number,
  explained: Map<string, string>,
  now: Date,
): Promise<void> {
  const message = printRefusals(refusals, total);
  const { uid = '', name, namespace = 'default' } = pod.metadata;
  if (explained.get(uid) === message) return;
  explained.set(uid, message);
  await recordEvent(process, pod, 'Warning', 'FailedScheduling', message, now);
  const current = (await process.api.corev1.readNamespacedPod({ name, namespace })) as unknown as KubeObject;
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    reason: 'Unschedulable',
    message,
    lastProbeTime: null,
    lastTransitionTime: now,
    observedGeneration: current.metadata.generation,
  };
  const status = { ...(current['status'] as object), phase: 'Pending', conditions: [condition] };
  await process.api.corev1.replaceNamespacedPodStatus({ name, namespace, body: { ...current, status } as never });
}

/** `0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. preemption: …` */
export function printRefusals(refusals: Refusal[], total: number): string {
  if (total === 0) return 'no nodes available to schedule pods';
  const reasons = count(refusals.flatMap(({ reasons: own }) => own));
  const preemption = count(
    refusals.map(({ canPreempt }) =>
      canPreempt ? 'No preemption victims found for incoming pod' : 'Preemption is not helpful for scheduling',
    ),
  );
  return `0/${total} nodes are available: ${reasons}. preemption: 0/${total} nodes are available: ${preemption}.`;
}

function count(texts: string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, number]) => `${number} ${text}`)
    .toSorted()
    .join(', ');
}

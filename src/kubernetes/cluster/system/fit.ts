import type { V1Node, V1Pod, V1Taint, V1Toleration } from '@kubernetes/client-node';
import { parseQuantity } from '../../grammar/quantities.ts';
import { matchesAll, requirementsOf } from '../../grammar/selectors.ts';
import { as, type KubeObject, type Wire } from '../object.ts';

/** Why a pod cannot run on a node, in the scheduler's words. */
export interface Refusal {
  reasons: string[];
  /** Whether fewer pods on the node could help. */
  canPreempt: boolean;
}

/** Gives why the node does not take the pod; undefined when it does. `others` are the pods that it holds. */
export function explainNode(pod: KubeObject, node: KubeObject, others: KubeObject[]): Refusal | undefined {
  const { spec } = as<V1Pod>(pod);
  const { spec: nodeSpec } = as<V1Node>(node);
  if (
    nodeSpec?.unschedulable &&
    !tolerates(spec?.tolerations, { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' })
  )
    return hard('node(s) were unschedulable');
  const taint = nodeSpec?.taints?.find(
    (one) => one.effect !== 'PreferNoSchedule' && !tolerates(spec?.tolerations, one),
  );
  if (taint) return hard('node(s) had untolerated taint(s)');
  if (!selects(pod, node)) return hard("node(s) didn't match Pod's node affinity/selector");
  const reasons = lacking(pod, node, others);
  // What is more than the whole node no other pod's end would make room for.
  return reasons.length > 0 ? { reasons, canPreempt: lacking(pod, node, []).length === 0 } : undefined;
}

export interface Requests {
  /** Thousandths of a core. */
  cpu: number;
  /** Bytes. */
  memory: number;
}

/** What a pod reserves: its containers together, or its largest init container where that is more. */
export function requestsOf(pod: KubeObject): Requests {
  const { containers = [], initContainers = [] } = as<V1Pod>(pod).spec ?? {};
  const of = (name: 'cpu' | 'memory', factor: number) => {
    const read = ({ resources }: (typeof containers)[number]) =>
      parseQuantity(resources?.requests?.[name] ?? '0') * factor;
    const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
    const sum = [...containers, ...sidecars].reduce((total, one) => total + read(one), 0);
    return Math.max(sum, ...initContainers.map(read));
  };
  return { cpu: of('cpu', 1000), memory: of('memory', 1) };
}

function hard(reason: string): Refusal {
  return { reasons: [reason], canPreempt: false };
}

function tolerates(tolerations: Wire<V1Toleration>[] | undefined, taint: Wire<V1Taint>): boolean {
  return (tolerations ?? []).some(({ key, operator = 'Equal', value = '', effect }) => {
    if (effect && effect !== taint.effect) return false;
    if (!key) return operator === 'Exists';
    return key === taint.key && (operator === 'Exists' || value === (taint.value ?? ''));
  });
}

function selects(pod: KubeObject, node: KubeObject): boolean {
  const { nodeSelector = {}, affinity } = as<V1Pod>(pod).spec ?? {};
  const labels = node.metadata.labels ?? {};
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return (
    Object.entries(nodeSelector).every(([key, value]) => labels[key] === value) &&
    (!terms || terms.some((term) => matchesAll(requirementsOf(term), labels)))
  );
}

function lacking(pod: KubeObject, node: KubeObject, others: KubeObject[]): string[] {
  const { allocatable = {} } = as<V1Node>(node).status ?? {};
  const wanted = requestsOf(pod);
  const used = others
    .map(requestsOf)
    .reduce((sum, one) => ({ cpu: sum.cpu + one.cpu, memory: sum.memory + one.memory }), { cpu: 0, memory: 0 });
  return [
    ...(others.length + 1 > Number(allocatable['pods'] ?? 110) ? ['Too many pods'] : []),
    ...(wanted.cpu > 0 && used.cpu + wanted.cpu > parseQuantity(allocatable['cpu'] ?? '0') * 1000
      ? ['Insufficient cpu']
      : []),
    ...(wanted.memory > 0 && used.memory + wanted.memory > parseQuantity(allocatable['memory'] ?? '0')
      ? ['Insufficient memory']
      : []),
  ];
}

import type { V1Node, V1NodeCondition, V1Pod, V1Taint } from '@kubernetes/client-node';
import type { Kubelets } from '../engine/kubelets.ts';
import type { Registry } from '../engine/registry.ts';
import { as, type KubeObject, type Wire } from '../object.ts';
import { resourceOf } from '../resources.ts';
import { countEvent } from './events.ts';
import type { SystemProgram } from './program.ts';

type Remove = (pod: KubeObject) => Promise<void>;

/**
 * How often the nodes are looked at, and how old a node's Lease may become, in seconds: the controller's own figures.
 */
const period = 5;
const grace = 50;
/** How often a kubelet renews its Lease, in seconds. */
const renewal = 10;

const unreachable = 'node.kubernetes.io/unreachable';
const nodes = resourceOf('Node');
const pods = resourceOf('Pod');

/** The node controller: what becomes of a node, and of the Pods on it, whose kubelet is no longer heard of. */
export function openNodeLife(registry: Registry, kubelets: Kubelets, remove: Remove): SystemProgram {
  return async (process, { now }) => {
    const life = new NodeLife(registry, kubelets, remove, now);
    process.setInterval(() => life.look().catch(() => {}), period * 1000);
    kubelets.onChange((node) => {
      if (!kubelets.stoppedAt(node)) void life.recover(node).catch(() => {});
    });
  };
}

class NodeLife {
  private readonly registry: Registry;
  private readonly kubelets: Kubelets;
  private readonly remove: Remove;
  private readonly now: () => Date;
  /** Since when nothing was heard of a node. */
  private readonly lost = new Map<string, Date>();

  constructor(registry: Registry, kubelets: Kubelets, remove: Remove, now: () => Date) {
    this.registry = registry;
    this.kubelets = kubelets;
    this.remove = remove;
    this.now = now;
  }

  async look(): Promise<void> {
    for (const node of (await this.registry.list(nodes, undefined)).items) {
      const { name } = node.metadata;
      const stopped = this.kubelets.stoppedAt(name);
      if (stopped && !this.lost.has(name) && this.now().getTime() - lastRenewal(stopped) > grace * 1000)
        await this.lose(name);
      const since = this.lost.get(name);
      if (since) await this.evict(name, since);
    }
  }

  /** Each part is a write of its own, as a watch shows. */
  private async lose(name: string): Promise<void> {
    const now = this.now();
    this.lost.set(name, now);
    await this.write(name, (node) => setConditions(node, () => 'Unknown', now));
    const node = await this.registry.get(nodes, undefined, name);
    if (node)
      await countEvent(
        this.registry,
        node,
        'node-controller',
        'Normal',
        'NodeNotReady',
        `Node ${name} status is now: NodeNotReady`,
        now,
      );
    for (const effect of ['NoSchedule', 'NoExecute'])
      await this.write(name, (found) =>
        addTaint(found, { key: unreachable, effect, timeAdded: now.toISOString() as never }),
      );
    for (const pod of await this.podsOf(name)) {
      await this.registry.store(pods).update(pod.metadata.name, setReady(pod, now), { skipValidateUpdate: true });
      await countEvent(this.registry, pod, 'node-controller', 'Warning', 'NodeNotReady', 'Node is not ready', now);
    }
  }

  /** Pods that do not bear the taint for so long are deleted; they go when the kubelet is heard of again. */
  private async evict(name: string, since: Date): Promise<void> {
    const passed = (this.now().getTime() - since.getTime()) / 1000;
    for (const pod of await this.podsOf(name)) {
      const bearing = as<V1Pod>(pod).spec?.tolerations?.find(
        ({ key, effect }) => (!key || key === unreachable) && (!effect || effect === 'NoExecute'),
      );
      const limit = bearing ? (bearing.tolerationSeconds ?? Infinity) : 0;
      if (pod.metadata.deletionTimestamp || passed < limit) continue;
      const what = `Marking for deletion Pod ${pod.metadata.namespace}/${pod.metadata.name}`;
      await countEvent(
        this.registry,
        pod,
        'taint-eviction-controller',
        'Normal',
        'TaintManagerEviction',
        what,
        this.now(),
      );
      await this.remove(pod);
    }
  }

  async recover(name: string): Promise<void> {
    this.lost.delete(name);
    const now = this.now();
    await this.write(name, (node) => setConditions(node, (type) => (type === 'Ready' ? 'True' : 'False'), now));
    await this.write(name, (node) => ({ ...node, spec: withoutTaint(as<V1Node>(node).spec) }));
  }

  private async podsOf(name: string): Promise<KubeObject[]> {
    return (await this.registry.list(pods, undefined)).items.filter((pod) => as<V1Pod>(pod).spec?.nodeName === name);
  }

  private async write(name: string, change: (node: KubeObject) => KubeObject): Promise<void> {
    const node = await this.registry.get(nodes, undefined, name);
    if (node) await this.registry.store(nodes).update(name, change(node), { skipValidateUpdate: true });
  }
}

/** When somebody who was heard of until then had renewed a Lease, in milliseconds. */
export function lastRenewal(until: Date): number {
  return Math.floor(until.getTime() / 1000 / renewal) * renewal * 1000;
}

const healthy: Record<string, [reason: string, message: string]> = {
  MemoryPressure: ['KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  DiskPressure: ['KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  PIDPressure: ['KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  Ready: ['KubeletReady', 'kubelet is posting ready status'],
};

function setConditions(node: KubeObject, statusOf: (type: string) => string, now: Date): KubeObject {
  const { status } = as<V1Node>(node);
  const conditions = (status?.conditions ?? []).map((condition): Wire<V1NodeCondition> => {
    const wanted = statusOf(condition.type);
    const [reason, message] =
      wanted === 'Unknown'
        ? ['NodeStatusUnknown', 'Kubelet stopped posting node status.']
        : (healthy[condition.type] ?? []);
    const times = wanted === 'Unknown' ? {} : { lastHeartbeatTime: now.toISOString() };
    const turned = condition.status === wanted ? {} : { lastTransitionTime: now.toISOString() };
    return {
      ...condition,
      ...times,
      ...turned,
      status: wanted,
      ...(reason && { reason, message }),
    } as Wire<V1NodeCondition>;
  });
  return { ...node, status: { ...status, conditions } };
}

function addTaint(node: KubeObject, taint: Wire<V1Taint>): KubeObject {
  const { spec } = as<V1Node>(node);
  return { ...node, spec: { ...spec, taints: [...(spec?.taints ?? []), taint] } };
}

function withoutTaint(spec: Wire<V1Node>['spec']): object {
  const { taints = [], ...rest } = spec ?? {};
  const kept = taints.filter(({ key }) => key !== unreachable);
  return { ...rest, ...(kept.length > 0 && { taints: kept }) };
}

function setReady(pod: KubeObject, now: Date): KubeObject {
  const { status } = as<V1Pod>(pod);
  const conditions = status?.conditions?.map((one) =>
    one.type === 'Ready' ? { ...one, status: 'False', lastTransitionTime: now.toISOString() } : one,
  );
  return { ...pod, status: { ...status, conditions } };
}

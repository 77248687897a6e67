import type { EngineServer } from './nodes.ts';

type Gated = (...parts: unknown[]) => Promise<unknown>;

interface Kubelet {
  podConfig: { pods: { merge: Gated } };
  podManager: { getPods(): unknown[] };
  statusManager: { syncBatch: Gated };
  handlePodSyncs: Gated;
}

/** The kubelets of a cluster's nodes, as systemd starts and stops them. */
export interface Kubelets {
  stop(node: string): void;
  start(node: string): Promise<void>;
  /** Since when that node's has been stopped. */
  stoppedAt(node: string): Date | undefined;
  /** Called when one was started or stopped. */
  onChange(listener: (node: string) => void): void;
}

/**
 * A kubelet that is stopped learns of no pod, looks after none and tells no status, while its containers run on. What
 * it missed it makes up for when it starts.
 */
export function openKubelets(servers: EngineServer[], now: () => Date): Kubelets {
  const stopped = new Map<string, Date>();
  const listeners: ((node: string) => void)[] = [];
  const resume = new Map(
    servers.map((server) => [server.name, gate(server.kubelet as Kubelet, () => stopped.has(server.name))]),
  );
  const tell = (node: string) => {
    for (const listener of listeners) listener(node);
  };
  return {
    stop(node) {
      if (!stopped.has(node)) stopped.set(node, now());
      tell(node);
    },
    async start(node) {
      if (!stopped.delete(node)) return;
      await resume.get(node)?.();
      tell(node);
    },
    stoppedAt: (node) => stopped.get(node),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Gives what the kubelet does when it starts again. */
function gate(kubelet: Kubelet, isStopped: () => boolean): () => Promise<void> {
  const { pods } = kubelet.podConfig;
  const merge = pods.merge.bind(pods);
  const sync = kubelet.handlePodSyncs.bind(kubelet);
  const tell = kubelet.statusManager.syncBatch.bind(kubelet.statusManager);
  /** The newest state of each source, which is whole. */
  const missed = new Map<unknown, unknown[]>();
  pods.merge = async (...parts) => (isStopped() ? void missed.set(parts[1], parts) : merge(...parts));
  let context: unknown;
  kubelet.handlePodSyncs = async (...parts) => {
    [context] = parts;
    return isStopped() ? undefined : sync(...parts);
  };
  kubelet.statusManager.syncBatch = async (...parts) => (isStopped() ? 0 : tell(...parts));
  return async () => {
    for (const parts of missed.values()) await merge(...parts);
    missed.clear();
    if (context) await sync(context, kubelet.podManager.getPods());
  };
}

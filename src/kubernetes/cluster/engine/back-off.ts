import type { EngineServer } from './nodes.ts';

interface Work {
  pendingUpdate: { updateType: string } | undefined;
}

interface PodWorkers {
  podSyncStatuses: Map<string, Work>;
  completeWork(uid: string, phaseTransition: boolean, error: unknown): Promise<void>;
}

/**
 * From 1.35 on a kubelet that waits before it restarts a container looks at the pod again only when the wait ends, so
 * STATUS stays `Error` meanwhile. The engine's does so too, but it is told of the container's end once more: its clock
 * has no time between the look and the news of what was seen.
 */
export function installBackOff(servers: EngineServer[]): void {
  for (const { kubelet } of servers) {
    const { podWorkers } = kubelet as { podWorkers: PodWorkers };
    const complete = podWorkers.completeWork.bind(podWorkers);
    podWorkers.completeWork = (uid, phaseTransition, error) => {
      const work = podWorkers.podSyncStatuses.get(uid);
      if (work?.pendingUpdate?.updateType === 'sync' && isBackOff(error)) work.pendingUpdate = undefined;
      return complete(uid, phaseTransition, error);
    };
  }
}

function isBackOff(error: unknown): boolean {
  return error instanceof Error && error.message.includes('CrashLoopBackOff');
}

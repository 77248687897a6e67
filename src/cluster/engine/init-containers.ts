import type { V1Container, V1Pod, V1PodStatus } from '@kubernetes/client-node';
import type { Wire } from '../object.ts';
import type { EngineServer } from './nodes.ts';

interface ContainerStatus {
  name: string;
  state: 'Created' | 'Running' | 'Exited' | 'Unknown';
  exitCode?: number;
}

interface PodStatus {
  containerStatuses: ContainerStatus[];
}

interface Probes {
  updatePodStatus(context: unknown, pod: Wire<V1Pod>, status: Wire<V1PodStatus>): void;
}

interface Manager {
  syncPod(context: unknown, pod: Wire<V1Pod>, status: PodStatus, ...rest: unknown[]): Promise<unknown>;
}

/**
 * The engine's kubelets start no init containers. Each time one brings a pod in line, it is shown only the containers whose
 * turn it is: init containers one after the other, then all others; sidecars stay.
 */
export function installInitContainers(servers: EngineServer[]): void {
  for (const { kubelet } of servers) {
    const { containerRuntime: manager, probeManager } = kubelet as { containerRuntime: Manager; probeManager: Probes };
    const update = probeManager.updatePodStatus.bind(probeManager);
    probeManager.updatePodStatus = (context, pod, status) => {
      update(context, pod, status);
      markSidecars(pod, status);
    };
    const original = manager.syncPod.bind(manager);
    manager.syncPod = (context, pod, status, ...rest) => original(context, withEphemeral(turnOf(pod, status), status), status, ...rest);
  }
}

/** Gives the pod with only the containers that may run now. */
export function turnOf(pod: Wire<V1Pod>, { containerStatuses }: PodStatus): Wire<V1Pod> {
  const { spec } = pod;
  const inits = spec?.initContainers ?? [];
  if (!spec || inits.length === 0) return pod;
  const stateOf = ({ name }: Wire<V1Container>) => containerStatuses.find((one) => one.name === name);
  const next = inits.findIndex((init) => !isComplete(init, stateOf(init)));
  const sidecars = inits.filter(isSidecar);
  if (next >= 0 && !spec.containers.some(stateOf)) return show(pod, [...inits.slice(0, next).filter(isSidecar), ...inits.slice(next, next + 1)]);
  const ended = spec.restartPolicy !== 'Always' && spec.containers.every((one) => stateOf(one)?.state === 'Exited');
  return ended ? pod : show(pod, [...sidecars, ...spec.containers]);
}

/** The containers of `kubectl debug` join when all others had their turn, and are started once only. */
export function withEphemeral(pod: Wire<V1Pod>, { containerStatuses }: PodStatus): Wire<V1Pod> {
  const all = (pod.spec?.ephemeralContainers ?? []) as Wire<V1Container>[];
  const open = all.filter(({ name }) => containerStatuses.find((one) => one.name === name)?.state !== 'Exited');
  return pod.spec && open.length > 0 ? show(pod, [...pod.spec.containers, ...open]) : pod;
}

/** A sidecar that runs has started and is ready, as nothing probes it here. */
function markSidecars(pod: Wire<V1Pod>, { initContainerStatuses = [] }: Wire<V1PodStatus>): void {
  const sidecars = new Set((pod.spec?.initContainers ?? []).filter(isSidecar).map(({ name }) => name));
  for (const status of initContainerStatuses.filter(({ name }) => sidecars.has(name))) {
    status.started = status.state?.running !== undefined;
    status.ready = status.started;
  }
}

function isComplete(init: Wire<V1Container>, status: ContainerStatus | undefined): boolean {
  return isSidecar(init) ? status?.state === 'Running' : status?.state === 'Exited' && (status.exitCode ?? 0) === 0;
}

function isSidecar({ restartPolicy }: Wire<V1Container>): boolean {
  return restartPolicy === 'Always';
}

function show(pod: Wire<V1Pod>, containers: Wire<V1Container>[]): Wire<V1Pod> {
  return { ...pod, spec: { ...pod.spec, containers } } as Wire<V1Pod>;
}

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

type WithPod = (context: unknown, pod: Wire<V1Pod>, ...rest: unknown[]) => Promise<unknown>;

interface Probes {
  updatePodStatus(context: unknown, pod: Wire<V1Pod>, status: Wire<V1PodStatus>): void;
}

interface Manager {
  recordContainerEvent: WithPod;
  killContainer(
    context: unknown,
    pod: Wire<V1Pod> | undefined,
    id: unknown,
    name: string,
    ...rest: unknown[]
  ): Promise<unknown>;
  imagePuller: {
    ensureImageExists(
      context: unknown,
      reference: { fieldPath?: string } | undefined,
      pod: Wire<V1Pod>,
      ...rest: unknown[]
    ): Promise<unknown>;
  };
  syncPod(context: unknown, pod: Wire<V1Pod>, status: PodStatus, ...rest: unknown[]): Promise<unknown>;
}

/**
 * The engine's kubelets start no init containers. Each time one brings a pod in line, it is shown only the containers
 * whose turn it is: init containers one after the other, then all others; sidecars stay.
 */
export function installInitContainers(servers: EngineServer[]): void {
  for (const { kubelet } of servers) {
    const { containerRuntime: manager, probeManager } = kubelet as { containerRuntime: Manager; probeManager: Probes };
    const update = probeManager.updatePodStatus.bind(probeManager);
    probeManager.updatePodStatus = (context, pod, status) => {
      update(context, pod, status);
      markSidecars(pod, status);
    };
    nameInitContainers(manager);
    endInitContainers(manager);
    const original = manager.syncPod.bind(manager);
    manager.syncPod = (context, pod, status, ...rest) =>
      original(context, withEphemeral(turnOf(pod, status), status), status, ...rest);
  }
}

/** Events say of which list of the pod's a container is: not of the one that it is shown in. */
function nameInitContainers(manager: Manager): void {
  const record = manager.recordContainerEvent.bind(manager);
  manager.recordContainerEvent = (context, pod, ...rest) => record(context, shown.get(pod) ?? pod, ...rest);
  const { imagePuller } = manager;
  const ensure = imagePuller.ensureImageExists.bind(imagePuller);
  imagePuller.ensureImageExists = (context, reference, pod, ...rest) => {
    const [, name] = /^spec\.containers\{(.*)\}$/.exec(reference?.fieldPath ?? '') ?? [];
    const { initContainers = [], ephemeralContainers = [] } = (shown.get(pod) ?? pod).spec ?? {};
    const list = [initContainers, ephemeralContainers].findIndex((all) => all.some((one) => one.name === name));
    if (reference && list >= 0)
      reference.fieldPath = `spec.${list === 0 ? 'initContainers' : 'ephemeralContainers'}{${name}}`;
    return ensure(context, reference, pod, ...rest);
  };
}

/** The engine's kubelets find only the main containers of a pod that ends. */
function endInitContainers(manager: Manager): void {
  const kill = manager.killContainer.bind(manager);
  manager.killContainer = (context, pod, id, name, ...rest) => {
    const { containers = [], initContainers = [] } = pod?.spec ?? {};
    const init = containers.some((one) => one.name === name)
      ? undefined
      : initContainers.find((one) => one.name === name);
    return kill(context, pod && init ? show(pod, [...containers, init]) : pod, id, name, ...rest);
  };
}

/** The whole pod of each that was shown with some of its containers. */
const shown = new WeakMap<Wire<V1Pod>, Wire<V1Pod>>();

/** Gives the pod with only the containers that may run now. */
export function turnOf(pod: Wire<V1Pod>, { containerStatuses }: PodStatus): Wire<V1Pod> {
  const { spec } = pod;
  const inits = spec?.initContainers ?? [];
  if (!spec || inits.length === 0) return pod;
  const stateOf = ({ name }: Wire<V1Container>) => containerStatuses.find((one) => one.name === name);
  const next = inits.findIndex((init) => !isComplete(init, stateOf(init)));
  const sidecars = inits.filter(isSidecar);
  if (next >= 0 && !spec.containers.some(stateOf))
    return show(pod, [...inits.slice(0, next).filter(isSidecar), ...inits.slice(next, next + 1)]);
  const ended = spec.restartPolicy !== 'Always' && spec.containers.every((one) => stateOf(one)?.state === 'Exited');
  return ended ? pod : show(pod, [...sidecars, ...spec.containers]);
}

/** The containers of `kubectl debug` join when all others had their turn, and are started once only. */
export function withEphemeral(pod: Wire<V1Pod>, { containerStatuses }: PodStatus): Wire<V1Pod> {
  const all = (pod.spec?.ephemeralContainers ?? []) as Wire<V1Container>[];
  const open = all.filter(({ name }) => containerStatuses.find((one) => one.name === name)?.state !== 'Exited');
  return pod.spec && open.length > 0 ? show(pod, [...pod.spec.containers, ...open]) : pod;
}

/**
 * A sidecar that runs has started and is ready, as nothing probes it here; another init container is ready
 * once it has ended well.
 */
function markSidecars(pod: Wire<V1Pod>, { initContainerStatuses = [] }: Wire<V1PodStatus>): void {
  const sidecars = new Set((pod.spec?.initContainers ?? []).filter(isSidecar).map(({ name }) => name));
  for (const status of initContainerStatuses.filter(({ name }) => sidecars.has(name))) {
    status.started = status.state?.running !== undefined;
    status.ready = status.started;
  }
  for (const status of initContainerStatuses.filter(
    ({ name, state }) => !sidecars.has(name) && state?.terminated?.exitCode === 0,
  ))
    status.ready = true;
}

function isComplete(init: Wire<V1Container>, status: ContainerStatus | undefined): boolean {
  return isSidecar(init) ? status?.state === 'Running' : status?.state === 'Exited' && (status.exitCode ?? 0) === 0;
}

function isSidecar({ restartPolicy }: Wire<V1Container>): boolean {
  return restartPolicy === 'Always';
}

function show(pod: Wire<V1Pod>, containers: Wire<V1Container>[]): Wire<V1Pod> {
  const part = { ...pod, spec: { ...pod.spec, containers } } as Wire<V1Pod>;
  shown.set(part, shown.get(pod) ?? pod);
  return part;
}

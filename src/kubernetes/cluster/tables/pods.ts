import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import { printAge } from '../../kubectl/print/age.ts';
import { as, type Wire } from '../object.ts';
import { column, type Table, wide } from './table.ts';

type Pod = Wire<V1Pod>;
type Status = Wire<V1ContainerStatus>;

/** `kubectl get pods`: a port of printPod in kubernetes/pkg/printers/internalversion/printers.go. */
export const pods: Table = {
  columns: [
    column('Name'),
    column('Ready'),
    column('Status'),
    column('Restarts'),
    column('Age'),
    wide('IP'),
    wide('Node'),
    wide('Nominated Node'),
    wide('Readiness Gates'),
  ],
  cells(object, now) {
    const pod = as<V1Pod>(object);
    const { spec, status } = pod;
    const { ready, reason, restarts } = getSummary(pod, now);
    const total = (spec?.containers.length ?? 0) + getSidecars(pod).size;
    return [
      object.metadata.name,
      `${ready}/${total}`,
      reason,
      restarts,
      printAge(object.metadata.creationTimestamp, now),
      status?.podIPs?.[0]?.ip || status?.podIP || '<none>',
      spec?.nodeName || '<none>',
      status?.nominatedNodeName || '<none>',
      readinessGates(pod),
    ];
  },
};

interface Count {
  restarts: number;
  last: string;
}

/** Gives a pod's STATUS, ready containers and RESTARTS. */
function getSummary(pod: Pod, now: Date): { ready: number; reason: string; restarts: string } {
  const sidecars = getSidecars(pod);
  const init = readInit(pod, sidecars);
  let { reason, ready } = init;
  let counted = init.count;
  if (!init.initializing || isTrue(pod, 'Initialized')) {
    const main = readMain(pod, reason);
    counted = add(
      count((pod.status?.initContainerStatuses ?? []).filter(({ name }) => sidecars.has(name))),
      main.count,
    );
    reason = main.reason;
    ready += main.ready;
  }
  return { ready, reason: terminating(pod, reason), restarts: printRestarts(counted, now) };
}

function readInit(pod: Pod, sidecars: Set<string>) {
  const { initContainerStatuses = [], reason: statusReason, phase = '' } = pod.status ?? {};
  let ready = 0;
  const seen: Status[] = [];
  for (const [index, status] of initContainerStatuses.entries()) {
    seen.push(status);
    if (status.state?.terminated?.exitCode === 0) continue;
    if (sidecars.has(status.name) && status.started) {
      if (status.ready) ready += 1;
      continue;
    }
    return {
      reason: initReason(status, index, pod.spec?.initContainers?.length ?? 0),
      ready,
      initializing: true,
      count: count(seen),
    };
  }
  return { reason: statusReason || gated(pod) || phase, ready, initializing: false, count: count(seen) };
}

function initReason({ state }: Status, index: number, total: number): string {
  const { terminated, waiting } = state ?? {};
  if (terminated) return `Init:${terminated.reason || exitOf(terminated)}`;
  if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`;
  return `Init:${index}/${total}`;
}

function readMain(pod: Pod, before: string) {
  let reason = before;
  let ready = 0;
  let running = false;
  const statuses = pod.status?.containerStatuses ?? [];
  for (const { state, ready: isReady } of statuses.toReversed()) {
    if (state?.waiting?.reason) reason = state.waiting.reason;
    else if (state?.terminated) reason = state.terminated.reason || exitOf(state.terminated);
    else if (isReady && state?.running) {
      running = true;
      ready += 1;
    }
  }
  if (reason === 'Completed' && running) reason = isTrue(pod, 'Ready') ? 'Running' : 'NotReady';
  return { reason, ready, count: count(statuses) };
}

function terminating(pod: Pod, reason: string): string {
  if (!pod.metadata?.deletionTimestamp) return reason;
  if (pod.status?.reason === 'NodeLost') return 'Unknown';
  return ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '') ? reason : 'Terminating';
}

function exitOf({ signal, exitCode }: { signal?: number; exitCode: number }): string {
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`;
}

function count(statuses: Status[]): Count {
  return statuses
    .map(({ restartCount, lastState }) => ({ restarts: restartCount, last: lastState?.terminated?.finishedAt ?? '' }))
    .reduce(add, { restarts: 0, last: '' });
}

function add(left: Count, right: Count): Count {
  return { restarts: left.restarts + right.restarts, last: [left.last, right.last].sort().at(-1) ?? '' };
}

function printRestarts({ restarts, last }: Count, now: Date): string {
  return restarts > 0 && last ? `${restarts} (${printAge(last, now)} ago)` : String(restarts);
}

function getSidecars(pod: Pod): Set<string> {
  return new Set(
    (pod.spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name),
  );
}

function isTrue(pod: Pod, type: string): boolean {
  return pod.status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;
}

function gated(pod: Pod): string | undefined {
  const waits = pod.status?.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  );
  return waits ? 'SchedulingGated' : undefined;
}

function readinessGates({ spec, status }: Pod): string {
  const gates = spec?.readinessGates ?? [];
  if (gates.length === 0) return '<none>';
  const met = gates.filter(({ conditionType }) =>
    status?.conditions?.some((one) => one.type === conditionType && one.status === 'True'),
  );
  return `${met.length}/${gates.length}`;
}

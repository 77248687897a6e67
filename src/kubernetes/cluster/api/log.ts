import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { LogEntry } from '../images/logs.ts';
import { as, type Wire } from '../object.ts';
import { printMicroTime } from './print.ts';
import type { Route } from './route.ts';
import type { Answer, Call } from './server.ts';
import { badRequest, notFound, StatusError } from './status.ts';

type Pod = Wire<V1Pod>;

/** GET of a container's log; throws a 400 in the server's words when there is none yet. */
export async function getLog({ server, query }: Call, { resource, namespace, name = '' }: Route): Promise<Answer> {
  const stored = await server.registry.get(resource, namespace, name);
  if (!stored) throw notFound(resource, name);
  const pod = as<V1Pod>(server.view(resource, stored));
  checkKubelet(server, pod, name);
  const container = chooseContainer(pod, name, query.get('container') ?? '');
  const entries = entriesOf(server.logs, pod, name, container, query.get('previous') === 'true');
  return { body: printEntries(entries, query, server.now()) };
}

/** A log is read from the kubelet, which may not be there to be asked. */
function checkKubelet({ kubelets }: Call['server'], { spec, status, metadata }: Pod, name: string): void {
  if (!spec?.nodeName || !kubelets.stoppedAt(spec.nodeName)) return;
  const address = `${status?.hostIP}:10250`;
  const url = `https://${address}/containerLogs/${metadata?.namespace}/${name}/${spec.containers[0]?.name}`;
  throw new StatusError(
    500,
    'InternalError',
    `Get ${JSON.stringify(url)}: dial tcp ${address}: connect: connection refused`,
  );
}

function chooseContainer({ spec }: Pod, pod: string, asked: string): string {
  const names = (spec?.containers ?? []).map(({ name }) => name);
  const inits = (spec?.initContainers ?? []).map(({ name }) => name);
  const ephemeral = (spec?.ephemeralContainers ?? []).map(({ name }) => name);
  if (asked && [...names, ...inits, ...ephemeral].includes(asked)) return asked;
  if (asked) throw badRequest(`container ${asked} is not valid for pod ${pod}`);
  if (names.length === 1 && inits.length === 0) return names[0] ?? '';
  if (names.length === 1) return names[0] ?? '';
  const list =
    'choose one of: ' +
    `[${names.join(' ')}]${inits.length > 0 ? ` or one of the init containers: [${inits.join(' ')}]` : ''}`;
  throw badRequest(`a container name must be specified for pod ${pod}, ${list}`);
}

function entriesOf(
  logs: Call['server']['logs'],
  { spec, status, metadata }: Pod,
  pod: string,
  container: string,
  previous: boolean,
): LogEntry[] {
  if (!spec?.nodeName) throw badRequest(`pod ${pod} does not have a host assigned`);
  const all = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ];
  const current = all.find(({ name }) => name === container);
  const uid = metadata?.uid ?? '';
  if (previous) {
    const entries = logs.get(uid, container, current?.state?.waiting === undefined);
    if (!entries || !current?.lastState?.terminated)
      throw badRequest(
        `previous terminated container ${JSON.stringify(container)} in pod ${JSON.stringify(pod)} not found`,
      );
    return current.state?.terminated ? unavailable(current.lastState.terminated.containerID) : entries;
  }
  if (current?.state?.waiting && !current.lastState?.terminated)
    throw badRequest(
      `container ${JSON.stringify(container)} ` +
        `in pod ${JSON.stringify(pod)} is waiting to start: ${whyWaiting(current)}`,
    );
  if (!current)
    throw badRequest(`container ${JSON.stringify(container)} in pod ${JSON.stringify(pod)} is not available`);
  return logs.get(uid, container) ?? [];
}

function whyWaiting({ state }: Wire<V1ContainerStatus>): string {
  const reason = state?.waiting?.reason ?? '';
  if (reason === 'ErrImagePull') return "image can't be pulled";
  return reason === 'ImagePullBackOff' ? 'trying and failing to pull image' : reason;
}

/** Of the containers that ended a node keeps the last one; while that is the current one, the one before it is gone. */
function unavailable(id = ''): LogEntry[] {
  return [{ time: new Date(0), text: `unable to retrieve container logs for ${id}` }];
}

interface Line {
  time: Date;
  text: string;
}

function printEntries(entries: LogEntry[], query: URLSearchParams, now: Date): string {
  const since = sinceOf(query, now);
  const lines = toLines(entries).filter(({ time }) => time.getTime() >= since);
  const tail = query.get('tailLines');
  const kept = tail === null ? lines : Number(tail) === 0 ? [] : lines.slice(-Number(tail));
  const stamped = query.get('timestamps') === 'true';
  const text = kept
    .map(({ time, text: line }) => (stamped ? `${printMicroTime(time).replace('Z', '000Z')} ${line}` : line))
    .join('');
  const limit = query.get('limitBytes');
  return limit === null ? text : text.slice(0, Number(limit));
}

/** What was written in pieces is one line with the time of its first piece. */
function toLines(entries: LogEntry[]): Line[] {
  const lines: Line[] = [];
  for (const { time, text } of entries) {
    for (const part of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      const last = lines.at(-1);
      if (last && !last.text.endsWith('\n')) last.text += part;
      else lines.push({ time, text: part });
    }
  }
  return lines;
}

function sinceOf(query: URLSearchParams, now: Date): number {
  const seconds = query.get('sinceSeconds');
  if (seconds !== null) return now.getTime() - Number(seconds) * 1000;
  const time = query.get('sinceTime');
  return time === null ? Number.NEGATIVE_INFINITY : Date.parse(time);
}

import { at, isJson, listAt, stringsAt, textAt, type Json } from '../object.ts';
import { printTime } from './parts.ts';
import type { Page } from './page.ts';

/** Where containers stand: in a pod, or in the template of a workload (one space further in, without status). */
export interface Place {
  indent: string;
  statuses: Json[];
  /** Gives what a downward-API field holds in this pod. */
  resolve?: (fieldPath: string) => string;
}

export function describeContainers(page: Page, title: string, containers: Json[], place: Place): void {
  page.line(0, `${place.indent}${title}:${containers.length === 0 ? ' <none>' : ''}`);
  for (const container of containers) describeContainer(page, container, place);
}

function describeContainer(page: Page, container: Json, { indent, statuses, resolve }: Place): void {
  const status = statuses.find((each) => each['name'] === container['name']);
  page.line(1, `${indent ? ' ' : ''}${textAt(container, 'name')}:`);
  if (status) page.field(2, 'Container ID', textAt(status, 'containerID'));
  page.field(2, 'Image', textAt(container, 'image'));
  if (status) page.field(2, 'Image ID', textAt(status, 'imageID'));
  describePorts(page, listAt(container, 'ports'));
  const seccomp = textAt(container, 'securityContext', 'seccompProfile', 'type');
  if (seccomp) page.field(2, 'SeccompProfile', seccomp);
  describeWords(page, 'Command', container['command']);
  describeWords(page, 'Args', container['args']);
  if (status) describeState(page, status);
  describeResources(page, container['resources']);
  for (const probe of ['liveness', 'readiness', 'startup']) {
    const found = at(container, `${probe}Probe`);
    if (isJson(found)) page.field(2, `${probe[0]?.toUpperCase()}${probe.slice(1)}`, printProbe(found));
  }
  describeEnvironment(page, container, resolve);
  describeMounts(page, listAt(container, 'volumeMounts'));
}

function describePorts(page: Page, ports: Json[]): void {
  const own = ports.map(
    (port) =>
      `${textAt(port, 'containerPort')}/${textAt(port, 'protocol')}${port['name'] ? ` (${textAt(port, 'name')})` : ''}`,
  );
  const host = ports.map(
    (port) =>
      `${Number(port['hostPort'] ?? 0)}/${textAt(port, 'protocol')}${port['name'] ? ` (${textAt(port, 'name')})` : ''}`,
  );
  page.field(2, own.length > 1 ? 'Ports' : 'Port', own.join(', ') || '<none>');
  page.field(2, host.length > 1 ? 'Host Ports' : 'Host Port', host.join(', ') || '<none>');
}

function describeWords(page: Page, title: string, words: unknown): void {
  if (!Array.isArray(words) || words.length === 0) return;
  page.line(2, `${title}:`);
  for (const line of words.flatMap((word) => String(word).split('\n'))) page.line(3, line);
}

function describeState(page: Page, status: Json): void {
  describeOneState(page, 'State', at(status, 'state'));
  if (at(status, 'lastState', 'terminated')) describeOneState(page, 'Last State', at(status, 'lastState'));
  page.field(2, 'Ready', status['ready'] === true ? 'True' : 'False');
  page.field(2, 'Restart Count', Number(status['restartCount'] ?? 0));
}

function describeOneState(page: Page, title: string, state: unknown): void {
  const [running, terminated] = [at(state, 'running'), at(state, 'terminated')];
  if (running) {
    page.field(2, title, 'Running');
    page.field(3, 'Started', printTime(textAt(running, 'startedAt')));
  } else if (terminated) describeTerminated(page, title, terminated);
  else {
    page.field(2, title, 'Waiting');
    const reason = textAt(state, 'waiting', 'reason');
    if (reason) page.field(3, 'Reason', reason);
  }
}

function describeTerminated(page: Page, title: string, terminated: unknown): void {
  page.field(2, title, 'Terminated');
  for (const field of ['reason', 'message']) {
    const text = textAt(terminated, field);
    if (text) page.field(3, field === 'reason' ? 'Reason' : 'Message', text);
  }
  page.field(3, 'Exit Code', textAt(terminated, 'exitCode') || 0);
  if (Number(at(terminated, 'signal') ?? 0) > 0) page.field(3, 'Signal', textAt(terminated, 'signal'));
  page.field(3, 'Started', printTime(textAt(terminated, 'startedAt')));
  page.field(3, 'Finished', printTime(textAt(terminated, 'finishedAt')));
}

export function describeResources(page: Page, resources: unknown): void {
  for (const [field, title] of [
    ['limits', 'Limits'],
    ['requests', 'Requests'],
  ] as const) {
    const quantities = stringsAt(resources, field);
    const names = Object.keys(quantities).sort();
    if (names.length > 0) page.line(2, `${title}:`);
    for (const name of names) page.field(3, name, quantities[name]);
  }
}

/** `http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3`. */
export function printProbe(probe: Json): string {
  const number = (field: string) => Number(probe[field] ?? 0);
  const attributes =
    `delay=${number('initialDelaySeconds')}s timeout=${number('timeoutSeconds')}s ` +
    `period=${number('periodSeconds')}s #success=${number('successThreshold')} #failure=${number('failureThreshold')}`;
  return `${printProbed(probe)} ${attributes}`;
}

function printProbed(probe: Json): string {
  const [exec, http, tcp, grpc] = ['exec', 'httpGet', 'tcpSocket', 'grpc'].map((field) => probe[field]);
  if (isJson(exec)) return `exec [${(exec['command'] as string[] | undefined)?.join(' ') ?? ''}]`;
  if (isJson(http))
    return (
      `http-get ${textAt(http, 'scheme').toLowerCase()}://${textAt(http, 'host')}:` +
      `${textAt(http, 'port')}${encodeURI(textAt(http, 'path'))}`
    );
  if (isJson(tcp)) return `tcp-socket ${textAt(tcp, 'host')}:${textAt(tcp, 'port')}`;
  if (isJson(grpc)) return `grpc <pod>:${textAt(grpc, 'port')} ${textAt(grpc, 'service')}`;
  return 'unknown';
}

function describeEnvironment(page: Page, container: Json, resolve: Place['resolve']): void {
  const sources = listAt(container, 'envFrom');
  if (sources.length > 0) page.line(2, 'Environment Variables from:');
  for (const source of sources) page.line(3, printSource(source));
  const variables = listAt(container, 'env');
  page.line(2, `Environment:${variables.length === 0 ? '\t<none>' : ''}`);
  for (const variable of variables) for (const line of printVariable(variable, container, resolve)) page.line(3, line);
}

function printSource(source: Json): string {
  const isSecret = isJson(source['secretRef']);
  const reference = isSecret ? source['secretRef'] : source['configMapRef'];
  const prefix = textAt(source, 'prefix');
  return (
    `${textAt(reference, 'name')}\t${isSecret ? 'Secret' : 'ConfigMap'}` +
    `${prefix && ` with prefix '${prefix}'`}\tOptional: ${at(reference, 'optional') === true}`
  );
}

function printVariable(variable: Json, container: Json, resolve: Place['resolve']): string[] {
  const name = textAt(variable, 'name');
  const from = variable['valueFrom'];
  if (!isJson(from))
    return textAt(variable, 'value')
      .split('\n')
      .map((line, index) => `${index === 0 ? `${name}:` : ''}\t${line}`);
  const [field, resource, secret, config] = ['fieldRef', 'resourceFieldRef', 'secretKeyRef', 'configMapKeyRef'].map(
    (key) => from[key],
  );
  if (field)
    return [
      `${name}:\t${resolve?.(textAt(field, 'fieldPath')) ?? ''} ` +
        `(${textAt(field, 'apiVersion')}:${textAt(field, 'fieldPath')})`,
    ];
  if (resource)
    return [
      `${name}:\t${printResourceField(container, textAt(resource, 'resource'))} (${textAt(resource, 'resource')})`,
    ];
  if (secret)
    return [
      `${name}:\t<set to the key '${textAt(secret, 'key')}' in secret '${textAt(secret, 'name')}'>\t` +
        `Optional: ${at(secret, 'optional') === true}`,
    ];
  return config
    ? [
        `${name}:\t<set to the key '${textAt(config, 'key')}' of config map '${textAt(config, 'name')}'>\t` +
          `Optional: ${at(config, 'optional') === true}`,
      ]
    : [];
}

function printResourceField(container: Json, path: string): string {
  const found = textAt(container, 'resources', ...path.split('.'));
  return found || (path.startsWith('limits.') ? 'node allocatable' : '0');
}

function describeMounts(page: Page, mounts: Json[]): void {
  page.line(2, `Mounts:${mounts.length === 0 ? '\t<none>' : ''}`);
  const sorted = [...mounts].sort((a, b) => (textAt(a, 'mountPath') < textAt(b, 'mountPath') ? -1 : 1));
  for (const mount of sorted) {
    const flags = [
      mount['readOnly'] === true ? 'ro' : 'rw',
      ...(mount['subPath'] ? [`path=${JSON.stringify(mount['subPath'])}`] : []),
    ];
    page.line(3, `${textAt(mount, 'mountPath')} from ${textAt(mount, 'name')} (${flags.join(',')})`);
  }
}

import type { Request } from '../../kubectl/client.ts';
import { getClusterSchemas } from '../../schemas/schemas.build.ts';
import { type RunningCluster, startCluster } from '../index.ts';

/** A cluster for tests, as the notes' kind-basico.yaml makes it. */
export async function startStudy(): Promise<RunningCluster> {
  return startCluster({
    name: 'estudo',
    nodes: [
      { name: 'estudo-control-plane', role: 'control-plane' },
      { name: 'estudo-worker', role: 'worker' },
      { name: 'estudo-worker2', role: 'worker' },
    ],
    schemas: getClusterSchemas(),
  });
}

export interface Sent {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read any field of any kind.
  body: any;
  warnings: string[];
}

/** Sends a request with a JSON body and reads the answer's. */
export async function send(
  { client }: RunningCluster,
  method: Request['method'],
  path: string,
  body?: unknown,
  contentType = 'application/json',
): Promise<Sent> {
  const response = await client.request({
    method,
    path,
    contentType,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    warnings: response.warnings,
    body: response.body.startsWith('{') ? JSON.parse(response.body) : response.body,
  };
}

/** Gives the cells of a Table's rows, joined by blanks. */
export async function rows({ client }: RunningCluster, path: string): Promise<string[]> {
  const { body } = await client.request({
    method: 'GET',
    path,
    accept: 'application/json;as=Table;v=v1;g=meta.k8s.io',
  });
  return (JSON.parse(body) as { rows: { cells: unknown[] }[] }).rows.map(({ cells }) => cells.join(' '));
}

export function deployment(name: string, replicas: number, image = 'nginx:1.30-alpine') {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'nginx', image, ports: [{ containerPort: 80 }] }] },
      },
    },
  };
}

export function pod(name: string, image: string, command?: string[], more: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { containers: [{ name: 'c', image, ...(command && { command }) }], ...more },
  };
}

export function service(name: string, spec: object) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
  };
}

export const pods = '/api/v1/namespaces/default/pods';
export const services = '/api/v1/namespaces/default/services';
export const deployments = '/apis/apps/v1/namespaces/default/deployments';

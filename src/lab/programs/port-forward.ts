import { fill } from '../../i18n/fill.ts';
import type { Client, Result } from '../../kubectl/client.ts';
import type { Parsed } from '../../kubectl/parse.ts';
import { refused, type Call } from './program.ts';

interface Target extends Call {
  client: Client;
  cluster: string;
  namespace: string;
}

/**
 * `kubectl port-forward`, simulated: opens the port for `curl` of this shell and gives the prompt back, as there is no second
 * terminal here.
 */
export async function portForward({ args }: Parsed, { client, cluster, namespace, machine, texts }: Target): Promise<Result> {
  const [resource = '', ...ports] = args;
  const [kind, name] = resource.includes('/') ? (resource.split('/') as [string, string]) : ['pod', resource];
  if (ports.length === 0) return refused('error: at least 1 PORT is required for port-forward');
  const object = await getTarget(client, namespace, kind, name);
  if (typeof object === 'string') return refused(object);
  let stdout = '';
  for (const port of ports) {
    const [local = '', remote = local] = port.split(':');
    machine.forwards.set(Number(local), { cluster, url: `http://${object.address}:${remote}` });
    const shown = object.ports.get(remote) ?? remote;
    stdout += `Forwarding from 127.0.0.1:${local} -> ${shown}\nForwarding from [::1]:${local} -> ${shown}\n`;
  }
  return { stdout, stderr: `${fill(texts.portForward, { port: ports[0]?.split(':')[0] ?? '' })}\n`, exitCode: 0 };
}

interface Found {
  metadata?: { name: string };
  spec?: {
    clusterIP?: string;
    ports?: { port: number; targetPort?: number | string }[];
    selector?: Record<string, string> & { matchLabels?: Record<string, string> };
  };
  status?: { podIP?: string };
  message?: string;
}

const paths: Record<string, [path: string, plural: string]> = {
  pod: ['/api/v1', 'pods'],
  service: ['/api/v1', 'services'],
  deployment: ['/apis/apps/v1', 'deployments'],
};
const kinds: Record<string, string> = {
  po: 'pod',
  pods: 'pod',
  svc: 'service',
  services: 'service',
  deploy: 'deployment',
  deployments: 'deployment',
  'deployments.apps': 'deployment',
};

/** Where the forward leads; a sentence in kubectl's words when there is no such thing. */
async function getTarget(client: Client, namespace: string, kind: string, name: string): Promise<{ address: string; ports: Map<string, string> } | string> {
  const [group, plural] = paths[kinds[kind] ?? kind] ?? [];
  if (!group) return `error: the server doesn't have a resource type "${kind}"`;
  const response = await client.request({ method: 'GET', path: `${group}/namespaces/${namespace}/${plural}/${name}` });
  const object = JSON.parse(response.body) as Found;
  if (response.status !== 200) return `Error from server (NotFound): ${object.message ?? ''}`;
  const ports = new Map((object.spec?.ports ?? []).map(({ port, targetPort }) => [String(port), String(targetPort ?? port)]));
  if (plural === 'services') return { address: object.spec?.clusterIP ?? '', ports };
  const podIP = plural === 'pods' ? object.status?.podIP : await podOf(client, namespace, object.spec?.selector?.matchLabels ?? {});
  return podIP ? { address: podIP, ports } : `error: unable to forward port because pod is not running. Current status=Pending`;
}

async function podOf(client: Client, namespace: string, labels: Record<string, string>) {
  const selector = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  const { body } = await client.request({ method: 'GET', path: `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(selector)}` });
  return (JSON.parse(body) as { items?: Found[] }).items?.find(({ status }) => status?.podIP)?.status?.podIP;
}

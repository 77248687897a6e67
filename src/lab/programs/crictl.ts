import type { Client, Result } from '../../kubectl/client.ts';
import { printColumns } from './columns.ts';
import { idOf } from './docker.ts';
import { printed } from './program.ts';

interface PodObject {
  metadata: { name: string; namespace: string; uid: string; creationTimestamp: string };
  spec: { nodeName?: string; containers: { name: string; image: string }[] };
  status: { phase?: string; containerStatuses?: { name: string; containerID?: string; restartCount?: number; state?: { running?: { startedAt?: string } } }[] };
}

/** crictl on a node: what its runtime holds, read from the pods bound to it. Undefined for what cannot be answered from them. */
export async function crictl(node: string, [verb]: readonly string[], client: Client): Promise<Result | undefined> {
  if (verb === 'version') return version(node, client);
  const { body } = await client.request({ method: 'GET', path: '/api/v1/pods' });
  const pods = (JSON.parse(body) as { items: PodObject[] }).items.filter(({ spec }) => spec.nodeName === node);
  if (verb === 'pods') return printed(printColumns([['POD ID', 'CREATED', 'STATE', 'NAME', 'NAMESPACE', 'ATTEMPT', 'RUNTIME'], ...pods.map(podRow)], 2));
  if (verb === 'ps')
    return printed(
      printColumns([['CONTAINER', 'IMAGE', 'CREATED', 'STATE', 'NAME', 'ATTEMPT', 'POD ID', 'POD', 'NAMESPACE'], ...pods.flatMap(containerRows)], 2),
    );
  if (verb === 'images') return printed(printColumns([['IMAGE', 'TAG', 'IMAGE ID'], ...imageRows(pods)], 2));
  return undefined;
}

async function version(node: string, client: Client): Promise<Result> {
  const { body } = await client.request({ method: 'GET', path: `/api/v1/nodes/${node}` });
  const runtime = (JSON.parse(body) as { status?: { nodeInfo?: { containerRuntimeVersion?: string } } }).status?.nodeInfo?.containerRuntimeVersion ?? '';
  const [name = '', number = ''] = runtime.split('://');
  return printed(`Version:  0.1.0\nRuntimeName:  ${name}\nRuntimeVersion:  v${number}\nRuntimeApiVersion:  v1\n`);
}

const podRow = ({ metadata, status }: PodObject) => [
  idOf(metadata.uid).padEnd(13, '0'),
  metadata.creationTimestamp,
  status.phase === 'Running' ? 'Ready' : 'NotReady',
  metadata.name,
  metadata.namespace,
  '0',
  '(default)',
];

const containerRows = ({ metadata, spec, status }: PodObject) =>
  spec.containers.flatMap(({ name, image }) => {
    const state = status.containerStatuses?.find((container) => container.name === name);
    if (!state?.state?.running) return [];
    const id = (state.containerID ?? idOf(metadata.uid + name)).replace(/^.*:\/\//, '').slice(0, 13);
    return [
      [
        id,
        idOf(image).padEnd(13, '0'),
        state.state.running.startedAt ?? metadata.creationTimestamp,
        'Running',
        name,
        String(state.restartCount ?? 0),
        idOf(metadata.uid).padEnd(13, '0'),
        metadata.name,
        metadata.namespace,
      ],
    ];
  });

function imageRows(pods: readonly PodObject[]) {
  const images = new Set(pods.flatMap(({ spec }) => spec.containers.map(({ image }) => image)));
  return [...images].sort().map((image) => {
    const [, name = image, tag = 'latest'] = /^(.*?)(?::([^:/]+))?$/.exec(image) ?? [];
    return [name.includes('/') ? name : `docker.io/library/${name}`, tag, idOf(image).padEnd(13, '0')];
  });
}

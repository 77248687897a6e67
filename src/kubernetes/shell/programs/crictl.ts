import { findImage, printReference } from '../../cluster/images/catalogue.ts';
import { nodeImages, noteImages } from '../../cluster/images/control-plane.ts';
import type { Client, Result } from '../../kubectl/client.ts';
import { printColumns } from './columns.ts';
import { digitsOf } from './digits.ts';
import { printHumanDuration, printHumanSize } from './human.ts';
import { printed } from './program.ts';

interface Status {
  name: string;
  image: string;
  containerID?: string;
  restartCount?: number;
  state?: { running?: { startedAt?: string } };
}

interface PodObject {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    creationTimestamp: string;
    ownerReferences?: { kind: string }[];
  };
  spec: {
    nodeName?: string;
    runtimeClassName?: string;
    containers: { image: string }[];
    initContainers?: { image: string }[];
  };
  status: {
    phase?: string;
    startTime?: string;
    containerStatuses?: Status[];
    initContainerStatuses?: Status[];
    ephemeralContainerStatuses?: Status[];
  };
}

/** A row with the time that it is sorted by. */
interface Row {
  created: string;
  /** Of what began in the same second: what needs a node comes after it, and so first here. */
  rank: number;
  cells(age: string): string[];
}

/** crictl's tables have wide columns (display.go of cri-tools). */
const layout = { gap: 3, least: 20 };

/**
 * crictl on a node: what its runtime holds, read from the pods bound to it. Undefined for what cannot
 * be answered from them.
 */
export async function crictl(
  node: string,
  argv: readonly string[],
  client: Client,
  now: Date,
): Promise<Result | undefined> {
  const [verb, ...options] = argv;
  if (verb === 'version') return version(node, client);
  if (options.length > 0) return undefined;
  const { body } = await client.request({ method: 'GET', path: '/api/v1/pods' });
  const pods = (JSON.parse(body) as { items: PodObject[] }).items.filter(({ spec }) => spec.nodeName === node);
  if (verb === 'pods')
    return table(['POD ID', 'CREATED', 'STATE', 'NAME', 'NAMESPACE', 'ATTEMPT', 'RUNTIME'], pods.map(podRow), now);
  if (verb === 'ps')
    return table(
      ['CONTAINER', 'IMAGE', 'CREATED', 'STATE', 'NAME', 'ATTEMPT', 'POD ID', 'POD', 'NAMESPACE'],
      pods.flatMap(containerRows),
      now,
    );
  if (verb === 'images')
    return printed(printColumns([['IMAGE', 'TAG', 'IMAGE ID', 'SIZE'], ...imageRows(pods)], layout));
  return undefined;
}

async function version(node: string, client: Client): Promise<Result> {
  const { body } = await client.request({ method: 'GET', path: `/api/v1/nodes/${node}` });
  const runtime =
    (JSON.parse(body) as { status?: { nodeInfo?: { containerRuntimeVersion?: string } } }).status?.nodeInfo
      ?.containerRuntimeVersion ?? '';
  const [name = '', number = ''] = runtime.split('://');
  return printed(`Version:  0.1.0\nRuntimeName:  ${name}\nRuntimeVersion:  v${number}\nRuntimeApiVersion:  v1\n`);
}

/** The newest stand first. */
function table(head: string[], rows: Row[], now: Date): Result {
  const sorted = rows.toSorted((left, right) =>
    left.created === right.created ? left.rank - right.rank : left.created < right.created ? 1 : -1,
  );
  return printed(
    printColumns(
      [
        head,
        ...sorted.map(({ created, cells }) => cells(`${printHumanDuration(now.getTime() - Date.parse(created))} ago`)),
      ],
      layout,
    ),
  );
}

const owners = ['ReplicaSet', 'DaemonSet', 'Node'];
const rankOf = ({ ownerReferences }: PodObject['metadata']) => owners.indexOf(ownerReferences?.[0]?.kind ?? '');

const idOf = (name: string) => digitsOf(name, 13);

function podRow({ metadata, spec, status }: PodObject): Row {
  return {
    created: status.startTime ?? metadata.creationTimestamp,
    rank: rankOf(metadata),
    cells: (age) => [
      idOf(metadata.uid),
      age,
      ['Succeeded', 'Failed'].includes(status.phase ?? '') ? 'NotReady' : 'Ready',
      metadata.name,
      metadata.namespace,
      '0',
      spec.runtimeClassName ?? '(default)',
    ],
  };
}

function containerRows({ metadata, status }: PodObject): Row[] {
  const all = [
    ...(status.containerStatuses ?? []),
    ...(status.initContainerStatuses ?? []),
    ...(status.ephemeralContainerStatuses ?? []),
  ];
  return all.flatMap(({ name, image, containerID = '', restartCount = 0, state }) =>
    state?.running === undefined
      ? []
      : {
          created: state.running.startedAt ?? metadata.creationTimestamp,
          rank: rankOf(metadata),
          cells: (age) => [
            containerID.replace(/^.*:\/\//, '').slice(0, 13),
            idOf(printReference(image)),
            age,
            'Running',
            name,
            String(restartCount),
            idOf(metadata.uid),
            metadata.name,
            metadata.namespace,
          ],
        },
  );
}

/** The node image's own, and those that came for Pods. */
function imageRows(pods: readonly PodObject[]): string[][] {
  const sizes = new Map(nodeImages.map(({ reference, bytes }) => [reference, bytes]));
  for (const reference of noteImages) sizes.set(reference, findImage(reference)?.image.bytes ?? 0);
  for (const { image } of pods.flatMap(({ spec }) => [...spec.containers, ...(spec.initContainers ?? [])])) {
    const found = findImage(image);
    if (found && !sizes.has(printReference(image))) sizes.set(printReference(image), found.image.bytes);
  }
  return [...sizes]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([reference, bytes]) => {
      const colon = reference.lastIndexOf(':');
      return [
        reference.slice(0, colon),
        reference.slice(colon + 1),
        idOf(reference.replace('-amd64:', ':')),
        printHumanSize(bytes),
      ];
    });
}

import type { ManifestDocument } from './document.ts';
import { entriesAt, itemsAt, textAt, valueAt, type Path } from './value.ts';

/** Where a kind holds the template of its Pods. */
const templates: Record<string, Path> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  ScaledJob: ['spec', 'jobTargetRef', 'template'],
};

/** What a document makes Pods from. */
export interface PodSource {
  document: ManifestDocument;
  /** Where the Pod or its template stands. */
  path: Path;
  labels: Record<string, string>;
}

export interface Container {
  item: unknown;
  path: Path;
  name: string;
  list: 'containers' | 'initContainers' | 'ephemeralContainers';
}

export interface NamedPort {
  name: string | undefined;
  number: unknown;
  protocol: string;
  path: Path;
}

/** The Pod of a document or the template of its Pods; undefined when it makes none. */
export function podOf(document: ManifestDocument): PodSource | undefined {
  const path = templates[document.kind];
  if (!path || valueAt(document.value, [...path, 'spec']) === undefined) return undefined;
  const labels = entriesAt(document.value, ...path, 'metadata', 'labels').map(([key, value]) => [key, String(value)]);
  return { document, path, labels: Object.fromEntries(labels) as Record<string, string> };
}

/** All containers of a Pod, in all its lists. */
export function containersOf({ document, path }: PodSource): Container[] {
  const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;
  return lists.flatMap((list) =>
    itemsAt(document.value, ...path, 'spec', list).map(({ item, path: own }) => ({
      item,
      path: own,
      name: textAt(item, 'name') ?? '',
      list,
    })),
  );
}

/** The ports that a container declares. */
export function portsOf(container: Container): NamedPort[] {
  return itemsAt(container.item, 'ports').map(({ item, path }) => ({
    name: textAt(item, 'name'),
    number: valueAt(item, ['containerPort']),
    protocol: textAt(item, 'protocol') ?? 'TCP',
    path: [...container.path, ...path],
  }));
}

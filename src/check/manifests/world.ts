import { toDocument, type ManifestDocument } from './document.ts';
import { podOf, type PodSource } from './pods.ts';

/** What stands beside a document: what a name in it can mean. */
export interface World {
  /** The documents of the same text. */
  near: ManifestDocument[];
  /** All other documents and what commands make; undefined when they are not known, and then no name can be missing. */
  far: ManifestDocument[] | undefined;
}

/** What the world has of a kind in a document's namespace. */
export function findAll(
  { near, far = [] }: World,
  { namespace }: Pick<ManifestDocument, 'namespace'>,
  ...kinds: string[]
): ManifestDocument[] {
  return [...near, ...far].filter((other) => kinds.includes(other.kind) && other.namespace === namespace);
}

/**
 * What makes the Pods that a document can mean: those of its own text when there are any, else all; undefined
 * when they are not known.
 */
export function findPods(
  { near, far }: World,
  { namespace }: Pick<ManifestDocument, 'namespace'>,
): PodSource[] | undefined {
  const pods = (documents: ManifestDocument[]) =>
    documents.filter((other) => other.namespace === namespace).flatMap((other) => podOf(other) ?? []);
  const own = pods(near);
  return own.length > 0 ? own : far && pods(far);
}

/** A Pod as `kubectl run` makes it. */
export const runPod = (name: string, namespace: string, labels: Record<string, string>, ports: number[]) =>
  toDocument('', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { containers: [{ name, ports: ports.map((containerPort) => ({ containerPort })) }] },
  });

/** A Deployment as `kubectl create deployment` makes it. */
export const createDeployment = (name: string, namespace: string, ports: number[]) =>
  toDocument('', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: { app: name } },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name, ports: ports.map((containerPort) => ({ containerPort })) }] },
      },
    },
  });

/** A Service as `kubectl expose` and `kubectl create service` make it. */
export const createService = (name: string, namespace: string, ports: number[]) =>
  toDocument('', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ports: ports.map((port) => ({ port })) },
  });

import type { V1ConfigMap, V1Container, V1Pod, V1Secret } from '@kubernetes/client-node';
import { decodeAll, type ReadSource } from '../images/volumes.ts';
import { as, type KubeObject, type Wire } from '../object.ts';
import { resourceOf } from '../resources.ts';
import type { EngineServer } from './nodes.ts';
import type { Registry } from './registry.ts';

type Variable = { name: string; value: string };

interface Kubelet {
  makeEnvironmentVariables(
    context: unknown,
    pod: Wire<V1Pod>,
    container: Wire<V1Container>,
    ip: string,
    ips: string[],
  ): Promise<[Variable[], Error | undefined]>;
}

export interface Sources {
  read: ReadSource;
  /** Begins to follow ConfigMaps and Secrets. */
  follow(): Promise<void>;
}

/** Gives the kubelets what the engine's do not know: environment variables from ConfigMaps and Secrets. */
export function openSources(registry: Registry, servers: EngineServer[]): Sources {
  const known = new Map<string, KubeObject>();
  const read: ReadSource = (kind, namespace, name) => known.get(`${kind}/${namespace}/${name}`);
  for (const { kubelet } of servers) extendKubelet(kubelet as Kubelet, read);
  return { read, follow: () => follow(registry, known) };
}

async function follow(registry: Registry, known: Map<string, KubeObject>): Promise<void> {
  for (const kind of ['ConfigMap', 'Secret']) {
    const resource = resourceOf(kind);
    const keyOf = ({ metadata }: KubeObject) => `${kind}/${metadata.namespace}/${metadata.name}`;
    const { items, revision } = await registry.list(resource, undefined);
    for (const item of items) known.set(keyOf(item), item);
    registry.watch(
      resource,
      undefined,
      revision,
      ({ type, object }) => void (type === 'DELETED' ? known.delete(keyOf(object)) : known.set(keyOf(object), object)),
    );
  }
}

function extendKubelet(kubelet: Kubelet, read: ReadSource): void {
  const original = kubelet.makeEnvironmentVariables.bind(kubelet);
  kubelet.makeEnvironmentVariables = async (context, pod, container, ip, ips) => {
    const namespace = pod.metadata?.namespace ?? 'default';
    const [more, failure] = resolve(container, namespace, read);
    if (failure) return [[], failure];
    const plain = {
      ...container,
      env: (container.env ?? [])
        .map((one) => more.own.get(one.name) ?? one)
        .filter((one) => !more.dropped.has(one.name)),
    };
    const [variables, error] = await original(context, pod, plain, ip, ips);
    const names = new Set(variables.map(({ name }) => name));
    return [[...more.whole.filter(({ name }) => !names.has(name)), ...variables], error];
  };
}

interface Resolved {
  own: Map<string, Variable>;
  whole: Variable[];
  /** Optional ones that refer to nothing. */
  dropped: Set<string>;
}

/** Reads what a container's env and envFrom refer to; fails in the kubelet's words when it is not there. */
function resolve(container: Wire<V1Container>, namespace: string, read: ReadSource): [Resolved, Error | undefined] {
  const resolved: Resolved = { own: new Map(), whole: [], dropped: new Set() };
  try {
    for (const { configMapRef, secretRef, prefix = '' } of container.envFrom ?? []) {
      const data = dataOf(
        configMapRef ? 'ConfigMap' : 'Secret',
        namespace,
        (configMapRef ?? secretRef)?.name ?? '',
        (configMapRef ?? secretRef)?.optional,
        read,
      );
      for (const [name, value] of Object.entries(data ?? {})) resolved.whole.push({ name: prefix + name, value });
    }
    for (const { name, valueFrom } of container.env ?? []) {
      const reference = valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef;
      if (!reference) continue;
      const kind = valueFrom?.configMapKeyRef ? 'ConfigMap' : 'Secret';
      const value = dataOf(kind, namespace, reference.name ?? '', reference.optional, read)?.[reference.key];
      if (value !== undefined) resolved.own.set(name, { name, value });
      else if (reference.optional) resolved.dropped.add(name);
      else throw new Error(`couldn't find key ${reference.key} in ${kind} ${namespace}/${reference.name}`);
    }
    return [resolved, undefined];
  } catch (error) {
    return [resolved, error as Error];
  }
}

function dataOf(
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
  optional: boolean | undefined,
  read: ReadSource,
): Record<string, string> | undefined {
  const found = read(kind, namespace, name);
  if (found)
    return kind === 'ConfigMap' ? (as<V1ConfigMap>(found).data ?? {}) : decodeAll(as<V1Secret>(found).data ?? {});
  if (optional) return undefined;
  throw new Error(`${kind === 'ConfigMap' ? 'configmap' : 'secret'} "${name}" not found`);
}

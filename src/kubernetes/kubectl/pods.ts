import type { Call } from './call.ts';
import { Failure } from './failure.ts';
import { getItemsOf } from './items.ts';
import { at, isJson, listAt, stringsAt, textAt, type Json, type KubeObject } from './object.ts';
import { findResource } from './resources.ts';
import { printSelector } from '../grammar/selectors.ts';

/** Reads what `exec`, `logs` or `port-forward` point at: a pod by name, or `deploy/web`. */
export async function getPointed(call: Call, word: string): Promise<KubeObject> {
  const [kind, name] = word.includes('/') ? (word.split('/') as [string, string]) : ['pods', word];
  if (word.split('/').length > 2) throw new Failure('arguments in resource/name form may not have more than one slash');
  const resource = findResource(await call.resources, kind);
  return call.server.get(resource, resource.namespaced ? call.namespace : undefined, name);
}

/** Gives the pods behind a workload or a Service; throws for what has none. */
export async function getPodsOf(call: Call, object: KubeObject, doing: string): Promise<KubeObject[]> {
  if (object.kind === 'Pod') return [object];
  const pods = findResource(await call.resources, 'pods');
  return getItemsOf(
    await call.server.list(pods, object.metadata.namespace, { labelSelector: selectorOf(object, doing) }),
  );
}

/** The label selector of a workload or a Service. */
export function selectorOf(object: KubeObject, doing: string): string {
  const selector = at(object, 'spec', 'selector');
  if (object.kind === 'Service') {
    if (!isJson(selector) || Object.keys(selector).length === 0)
      throw new Failure(`${doing}: invalid service '${object.metadata.name}': Service is defined without a selector`);
    return printSelector(stringsAt(selector));
  }
  if (!isJson(selector) || !('matchLabels' in selector))
    throw new Failure(`${doing} ${goTypeOf(object)}: selector for ${goTypeOf(object)} not implemented`);
  return printSelector(stringsAt(selector, 'matchLabels'), listAt(selector, 'matchExpressions') as never[]);
}

/** Gives the container of a pod that a command means, saying which one it took when there are several. */
export function chooseContainer(
  call: Call,
  pod: KubeObject,
  name: string,
  { quiet = false, failed = '' } = {},
): string {
  const containers = getContainers(pod);
  const wanted = name || (pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'] ?? '');
  if (wanted && !containers.some((container) => container.name === wanted)) {
    throw new Failure(
      `${failed}container ${wanted} is not valid for pod ${pod.metadata.name} out of: ${printContainers(pod)}`,
    );
  }
  const first = textAt(pod, 'spec', 'containers', 0, 'name');
  if (!wanted && !quiet && containers.length > 1)
    call.warn(`Defaulted container ${JSON.stringify(first)} out of: ${printContainers(pod)}\n`);
  return wanted || first;
}

/** `web, sidecar, setup (init)`. */
export function printContainers(pod: Json): string {
  return getContainers(pod)
    .map(({ name, mark }) => name + mark)
    .join(', ');
}

function getContainers(pod: Json): { name: string; mark: string }[] {
  const lists = [
    ['containers', ''],
    ['ephemeralContainers', ' (ephem)'],
    ['initContainers', ' (init)'],
  ] as const;
  return lists.flatMap(([field, mark]) =>
    listAt(pod, 'spec', field).map((container) => ({ name: textAt(container, 'name'), mark })),
  );
}

function goTypeOf({ apiVersion, kind }: KubeObject): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  return `*${group?.split('.')[0]}${version}.${kind}`.replace('core', '');
}

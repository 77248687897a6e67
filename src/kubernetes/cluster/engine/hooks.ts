import type { V1Pod } from '@kubernetes/client-node';
import type { Cluster } from '@ngrok/webernetes';
import { setDefaults } from '../defaults/index.ts';
import { randomSuffix } from '../names.ts';
import { as, type KubeObject } from '../object.ts';
import { giveWay } from './clock.ts';
import { repeatEvent } from './repeated-events.ts';
import { getStoreClass } from './registry.ts';
import type { Store } from './types.ts';

/** Kinds whose `metadata.generation` counts the changes of their spec. */
const generations = new Set([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
  'Ingress',
  'EndpointSlice',
  'HorizontalPodAutoscaler',
]);

/** How many names an API server draws for an object: the limit of its feature gate RetryGenerateName. */
const attempts = 8;

const installed = new WeakSet<object>();

/**
 * Makes every write of the engine, its controllers' ones too, do what an API server does before it stores: defaults,
 * UUIDs and generations. Changes the class of the engine's stores, once.
 */
export function installHooks(cluster: Cluster): void {
  const prototype = getStoreClass(cluster).prototype as Store;
  if (installed.has(prototype)) return;
  installed.add(prototype);
  const { get, create, update } = prototype;
  // A kubelet reads a Pod before it tells its status. The controllers do not read what they update: they trust their
  // own copies of it, which would be old after a turn of others.
  prototype.get = async function (this: Store, name, namespace) {
    if (this.opts.kind === 'Pod') await giveWay();
    return get.call(this, name, namespace);
  };
  prototype.create = async function (this: Store, input) {
    // Not between the reading of an object and its update: that would make conflicts.
    if (this.opts.kind !== 'Event') await giveWay();
    const again = this.opts.kind === 'Event' ? await repeatEvent(this, input) : undefined;
    return again ?? withFreeName(input, () => create.call(this, prepareCreate(this.opts.kind, structuredClone(input))));
  };
  prototype.update = async function (this: Store, name, input, options) {
    const existing = await get.call(this, name, input.metadata.namespace ?? 'default');
    const object = prepareUpdate(this.opts.kind, structuredClone(input), existing);
    return existing && isSame(object, existing) ? existing : update.call(this, name, object, options);
  };
}

/** Creates again, and so with another end of its name, while the one that was drawn is taken. */
async function withFreeName({ metadata }: KubeObject, create: () => Promise<KubeObject>): Promise<KubeObject> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await create();
    } catch (error) {
      if (metadata.name || attempt === attempts || !isTaken(error)) throw error;
    }
  }
}

/** Whether an error of a store says that there is an object of the name already. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && /^Object with name \S+ already exists$/.test(error.message);
}

/** What is stored of a new object: also what a dry run answers with. */
export function prepareCreate(kind: string, object: KubeObject): KubeObject {
  object.metadata.uid = crypto.randomUUID();
  if (!object.metadata.name && object.metadata.generateName)
    object.metadata.name = object.metadata.generateName + randomSuffix();
  if (generations.has(kind)) object.metadata.generation = 1;
  setDefaults(kind, object);
  dropEmpty(object);
  return object;
}

/** Go leaves out what is empty. */
function dropEmpty({ metadata }: KubeObject): void {
  for (const key of ['annotations', 'labels'] as const)
    if (metadata[key] && Object.keys(metadata[key]).length === 0) delete metadata[key];
}

/** What is stored of a changed object: also what a dry run answers with. */
export function prepareUpdate(kind: string, object: KubeObject, existing: KubeObject | undefined): KubeObject {
  setDefaults(kind, object);
  dropEmpty(object);
  if (existing?.metadata.creationTimestamp) object.metadata.creationTimestamp = existing.metadata.creationTimestamp;
  // A Pod on no node has no kubelet that would confirm its end, whoever began it.
  if (kind === 'Pod' && object.metadata.deletionTimestamp && existing && !as<V1Pod>(existing).spec?.nodeName)
    object.metadata.deletionGracePeriodSeconds = 0;
  if (!existing || !generations.has(kind)) return object;
  const changed = specOf(object) !== specOf(existing);
  object.metadata.generation = (existing.metadata.generation ?? 1) + (changed ? 1 : 0);
  return object;
}

/** An update that changes nothing is not written, so it makes no new version and wakes nobody. */
function isSame(object: KubeObject, existing: KubeObject): boolean {
  const { resourceVersion } = existing.metadata;
  if (object.metadata.resourceVersion && object.metadata.resourceVersion !== resourceVersion) return false;
  return sorted({ ...object, metadata: { ...object.metadata, resourceVersion } }) === sorted(existing);
}

function specOf(object: KubeObject): string {
  if (object.kind === 'EndpointSlice') return sorted([object['endpoints'], object['ports']]);
  // To be bound to a node does not count as a change of a pod.
  return sorted(object.kind === 'Pod' ? { ...(object['spec'] as object), nodeName: '' } : object['spec']);
}

/** JSON with the keys in order, so that two texts are equal when the values are. */
function sorted(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'object' && one !== null && !Array.isArray(one) && !(one instanceof Date)
        ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? ''
  );
}

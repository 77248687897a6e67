import type { Cluster } from '@ngrok/webernetes';
import type { KubeObject } from '../object.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import { type Resource, resources } from '../resources.ts';
import { type EtcdWatcher, getCoreStores, getEtcd, type KeyValue, type Store, type StoreClass } from './types.ts';

export interface Change {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  previous: KubeObject | undefined;
}

/** The cluster's objects: read from the engine's etcd, written through its stores. */
export interface Registry {
  get(resource: Resource, namespace: string | undefined, name: string): Promise<KubeObject | undefined>;
  /** All objects, or a namespace's, by name, and the revision at which they were read. */
  list(resource: Resource, namespace: string | undefined): Promise<{ items: KubeObject[]; revision: string }>;
  /** Calls back for each change after the revision; gives what stops it. */
  watch(
    resource: Resource,
    namespace: string | undefined,
    revision: string,
    onChange: (change: Change) => void,
  ): () => void;
  store(resource: Resource): Store;
}

export function openRegistry(cluster: Cluster): Registry {
  const etcd = getEtcd(cluster);
  const stores = openStores(cluster);
  return {
    async get(resource, namespace, name) {
      const { kvs } = await etcd.get(prefixOf(resource, namespace) + name).exec();
      return kvs[0] && parse(kvs[0]);
    },
    async list(resource, namespace) {
      const { kvs, header } = await etcd.getAll().prefix(prefixOf(resource, namespace)).exec();
      return { items: kvs.toSorted(byKey).map(parse), revision: header.revision };
    },
    watch(resource, namespace, revision, onChange) {
      const start = String(Number(revision) + 1);
      const watcher = etcd
        .watch()
        .prefix(prefixOf(resource, namespace))
        .withPreviousKV()
        .startRevision(start)
        .watcher();
      return follow(watcher, onChange);
    },
    store(resource) {
      const store = stores.get(resource.kind);
      if (!store) throw new Error(`no store of ${resource.kind}`);
      return store;
    },
  };
}

/** The engine's own stores where it has them, and plain ones of the same class for every other kind. */
function openStores(cluster: Cluster): Map<string, Store> {
  const { namespaces, nodes, events, pods, services } = getCoreStores(cluster);
  const { deployments, replicaSets } = cluster.api.appsv1 as unknown as { deployments: Store; replicaSets: Store };
  const { endpointSlices } = cluster.api.discoveryv1 as unknown as { endpointSlices: Store };
  const own = [namespaces, nodes, events, pods, services, deployments, replicaSets, endpointSlices];
  const stores = new Map(own.map((store) => [store.opts.kind, store]));
  const Plain = getStoreClass(cluster);
  for (const resource of resources) {
    if (stores.has(resource.kind)) continue;
    const options = {
      apiVersion: groupVersion(resource),
      kind: resource.kind,
      namespaced: resource.namespaced,
      defaultQualifiedResource: keyOf(resource),
      singularQualifiedResource: resource.kind.toLowerCase(),
    };
    stores.set(resource.kind, new Plain((cluster as unknown as { ctx: unknown }).ctx, cluster.etcd, options));
  }
  return stores;
}

/** The class that all of the engine's stores extend; its package does not export it. */
export function getStoreClass(cluster: Cluster): StoreClass {
  const podStore = Object.getPrototypeOf(getCoreStores(cluster).pods) as object;
  return (Object.getPrototypeOf(podStore) as { constructor: StoreClass }).constructor;
}

function keyOf(resource: Resource): string {
  return resource.key;
}

function prefixOf(resource: Resource, namespace: string | undefined): string {
  const prefix = `/registry/${keyOf(resource)}/`;
  return resource.namespaced && namespace ? `${prefix}${namespace}/` : prefix;
}

function parse(entry: KeyValue): KubeObject {
  const object = JSON.parse(entry.value.toString()) as KubeObject;
  object.metadata.resourceVersion = entry.mod_revision;
  return object;
}

/** etcd sorts by bytes; the engine's sorts as people do. */
function byKey(left: KeyValue, right: KeyValue): number {
  return left.key.toString() < right.key.toString() ? -1 : 1;
}

function follow(watcher: EtcdWatcher, onChange: (change: Change) => void): () => void {
  watcher.on('put', (event, previous) => {
    onChange({
      type: previous ? 'MODIFIED' : 'ADDED',
      object: parse(event),
      previous: previous ? parse(previous) : undefined,
    });
  });
  watcher.on('delete', (event, previous) => {
    const object = parse(event);
    onChange({ type: 'DELETED', object, previous: previous ? parse(previous) : object });
  });
  return () => void watcher.cancel();
}

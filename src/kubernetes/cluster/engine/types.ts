import type { Cluster } from '@ngrok/webernetes';
import type { KubeObject } from '../object.ts';

/** What the engine keeps of its own to itself and this layer needs; named as in @ngrok/webernetes 0.3.5 (pinned). */
export interface Store {
  opts: { kind: string; namespaced?: boolean };
  get(name: string, namespace?: string): Promise<KubeObject | undefined>;
  create(object: KubeObject): Promise<KubeObject>;
  update(name: string, object: KubeObject, options?: { skipValidateUpdate?: boolean }): Promise<KubeObject>;
  delete(name: string, namespace?: string): Promise<boolean>;
}

export type StoreClass = new (
  context: unknown,
  etcd: unknown,
  options: {
    apiVersion: string;
    kind: string;
    namespaced: boolean;
    defaultQualifiedResource: string;
    singularQualifiedResource: string;
  },
) => Store;

export interface KeyValue {
  key: { toString(): string };
  value: { toString(): string };
  mod_revision: string;
}

export interface Range {
  header: { revision: string };
  kvs: KeyValue[];
}

export interface EtcdWatcher {
  on(event: 'put' | 'delete', handler: (event: KeyValue, previous?: KeyValue | null) => void): void;
  cancel(): Promise<void>;
}

export interface WatchBuilder {
  prefix(prefix: string): WatchBuilder;
  withPreviousKV(): WatchBuilder;
  startRevision(revision: string): WatchBuilder;
  watcher(): EtcdWatcher;
}

export interface Etcd {
  get(key: string): { exec(): Promise<Range> };
  getAll(): { prefix(prefix: string): { exec(): Promise<Range> } };
  watch(): WatchBuilder;
}

export interface CoreStores {
  namespaces: Store;
  nodes: Store;
  events: Store;
  pods: Store;
  services: Store;
}

export function getEtcd(cluster: Cluster): Etcd {
  return cluster.etcd as unknown as Etcd;
}

export function getCoreStores(cluster: Cluster): CoreStores {
  return cluster.api.corev1 as unknown as CoreStores;
}

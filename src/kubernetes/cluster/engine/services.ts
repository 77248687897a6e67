import type { V1Service } from '@kubernetes/client-node';
import type { Cluster } from '@ngrok/webernetes';
import type { Wire } from '../object.ts';
import { getCoreStores } from './types.ts';

interface Allocations {
  clusterIPs: string[];
  nodePorts: number[];
}

interface ServiceStore {
  allocateClusterIP(service: Wire<V1Service>, existing?: Wire<V1Service>): Promise<Allocations>;
  nextClusterIP(): Promise<string>;
  nextNodePort(): Promise<number>;
  clusterIPs: { claim(address: string): Promise<void> };
  nodePorts: { claim(port: number): Promise<void> };
}

const installed = new WeakSet<object>();

/** Lets the engine take headless Services, and makes it pick addresses and ports at random as Kubernetes does. */
export function installServices(cluster: Cluster): void {
  const prototype = Object.getPrototypeOf(getCoreStores(cluster).services) as ServiceStore;
  if (installed.has(prototype)) return;
  installed.add(prototype);
  const allocate = prototype.allocateClusterIP;
  prototype.allocateClusterIP = function (this: ServiceStore, service, existing) {
    if (service.spec?.clusterIP !== 'None') return allocate.call(this, service, existing);
    service.spec.clusterIPs = ['None'];
    return Promise.resolve({ clusterIPs: [], nodePorts: [] });
  };
  // The first 256 addresses are left to those who ask for one by number.
  prototype.nextClusterIP = function (this: ServiceStore) {
    return claim(
      () => `10.96.${1 + random(254)}.${1 + random(254)}`,
      (address) => this.clusterIPs.claim(address),
    );
  };
  prototype.nextNodePort = function (this: ServiceStore) {
    return claim(
      () => 30086 + random(2682),
      (port) => this.nodePorts.claim(port),
    );
  };
}

async function claim<T>(pick: () => T, take: (value: T) => Promise<void>): Promise<T> {
  for (;;) {
    const value = pick();
    const taken = await take(value).then(
      () => true,
      () => false,
    );
    if (taken) return value;
  }
}

function random(below: number): number {
  return Math.floor(Math.random() * below);
}

import type { Cluster } from '@ngrok/webernetes';
import type { KubeObject } from '../object.ts';
import type { EngineServer } from './nodes.ts';
import { getCoreStores } from './types.ts';

/** Starts what `Cluster.init` of the engine starts, with kind's nodes and names in place of its own. */
export async function boot(cluster: Cluster, servers: EngineServer[]): Promise<void> {
  const { services, namespaces, nodes, pods } = getCoreStores(cluster);
  const { ctx } = cluster as unknown as { ctx: unknown };
  const ServiceStore = services.constructor as unknown as { initialize(context: unknown, etcd: unknown, options: object): Promise<void> };
  await ServiceStore.initialize(ctx, cluster.etcd, { serviceCIDR: '10.96.0.0/16', nodePortRange: { from: 30000, to: 32767 } });
  for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'local-path-storage']) await namespaces.create(object('v1', 'Namespace', { name }));
  for (const { node } of servers) await nodes.create(structuredClone(node) as unknown as KubeObject);
  for (const server of servers) await server.boot(ctx);
  for (const name of ['kube-scheduler', 'namespace-controller', 'deployment-controller', 'replicaset-controller', 'garbage-collector', 'endpointslice-controller', 'kube-proxy', 'coredns']) {
    const labels = name === 'coredns' ? { 'k8s-app': 'kube-dns' } : {};
    const ports = name === 'coredns' ? [{ containerPort: 53 }] : [];
    const nodeName = servers[0]?.name;
    await pods.create(object('v1', 'Pod', { name, namespace: 'kube-system', labels }, { nodeName, containers: [{ name, image: `webernetes/${name}:1.0`, ports }] }));
  }
  const kubernetes = { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }] };
  await services.create(object('v1', 'Service', { name: 'kubernetes', namespace: 'default', labels: { component: 'apiserver', provider: 'kubernetes' } }, kubernetes));
  const dns = { clusterIP: '10.96.0.10', selector: { 'k8s-app': 'kube-dns' }, ports: [{ name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' }] };
  await services.create(object('v1', 'Service', { name: 'kube-dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }, dns));
}

function object(apiVersion: string, kind: string, metadata: object, spec?: object): KubeObject {
  return { apiVersion, kind, metadata: metadata as KubeObject['metadata'], ...(spec && { spec }) };
}

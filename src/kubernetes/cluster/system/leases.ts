import type { NodeOptions } from '../engine/nodes.ts';
import type { KubeObject } from '../object.ts';
import { uuid } from '../uuid.ts';

/** The control plane whose controllers and scheduler work. */
export function leaderOf(nodes: NodeOptions[]): string {
  return nodes.find(({ role }) => role === 'control-plane')?.name ?? '';
}

/** The Leases of a new cluster: one of each node, of each API server, and of what only one of several may do. */
export function leases(nodes: NodeOptions[]): KubeObject[] {
  const apiServers = nodes.flatMap(({ name, role }, index) =>
    role === 'control-plane' ? [apiServer(name, `172.18.0.${index + 2}:6443`)] : [],
  );
  const leaders = ['kube-controller-manager', 'kube-scheduler'].map((name) =>
    lease(name, 'kube-system', {
      holderIdentity: `${leaderOf(nodes)}_${uuid()}`,
      leaseDurationSeconds: 15,
      leaseTransitions: 0,
    }),
  );
  return [
    ...nodes.map(({ name }) => lease(name, 'kube-node-lease', { holderIdentity: name, leaseDurationSeconds: 40 })),
    ...apiServers,
    ...leaders,
  ];
}

function lease(name: string, namespace: string, spec: object): KubeObject {
  return { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name, namespace }, spec };
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** An API server is named by 26 letters that its node's name gives. */
function apiServer(node: string, address: string): KubeObject {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  const name = `apiserver-${[...bytes].map((byte) => letters[byte % 32]).join('')}`;
  const found = lease(name, 'kube-system', {
    holderIdentity: `${name}_${uuid()}`,
    leaseDurationSeconds: 3600,
  });
  const labels = { 'apiserver.kubernetes.io/identity': 'kube-apiserver', 'kubernetes.io/hostname': node };
  return {
    ...found,
    metadata: { ...found.metadata, labels, annotations: { 'kubernetes.io/peer-advertise-address': address } },
  };
}

import { kubernetesVersion } from '../../cluster/version.ts';
import type { ClusterRecord } from '../machine.ts';

/** kind's own name and version, as `kind version` prints them. */
export const kindRelease = 'kind v0.33.0 go1.26.8 linux/amd64';
/** The node image that this kind takes when it is told of no other. */
export const nodeImage = `kindest/node:${kubernetesVersion}`;

/** A container that kind starts for a cluster. */
export interface KindContainer {
  name: string;
  image: string;
  command: string;
  /** Whether its port 6443 is open on the computer. */
  servesApi: boolean;
}

/** The containers of a cluster as docker lists them: what was started last stands first. */
export function containersOf({ name: cluster, nodes, image = nodeImage }: ClusterRecord): KindContainer[] {
  const started = nodes.map(({ name, role }) => ({
    name,
    image,
    command: '"/usr/local/bin/entr…"',
    servesApi: role === 'control-plane',
  }));
  const balancer = {
    name: `${cluster}-external-load-balancer`,
    image: 'envoyproxy/envoy:v1.36.2',
    command: '"/docker-entrypoint.…"',
    servesApi: true,
  };
  const several = nodes.filter(({ role }) => role === 'control-plane').length > 1;
  return [...(several ? [balancer] : []), ...started].toReversed();
}

import type { Cluster } from '@ngrok/webernetes';
import { kernelVersion, kubernetesVersion, nodeCpus } from '../version.ts';

export interface NodeOptions {
  /** As kind names it: `estudo-control-plane`, `estudo-worker`, `estudo-worker2`. */
  name: string;
  role: 'control-plane' | 'worker';
  labels?: Record<string, string>;
}

/** The engine's Server: a node with its kubelet and container runtime. */
export interface EngineServer {
  name: string;
  node: object & { metadata: object; spec: object; status: object };
  kubelet: object;
  runtime: object;
  boot(context: unknown): Promise<void>;
}

/** What the engine gives its own kubelets (cluster.ts of 0.3.5). */
const kubeletConfiguration = {
  syncFrequencyMs: 60_000,
  clusterDNS: ['10.96.0.10'],
  registryPullQPS: 5,
  registryBurst: 10,
  serializeImagePulls: true,
  maxParallelImagePulls: undefined,
  minimumGCAgeMs: 0,
  maxPerPodContainerCount: 1,
  maxContainerCount: -1,
  nodeStatusMaxImages: 50,
  clusterDomain: 'cluster.local',
};

/**
 * Replaces the engine's `node-1`… by nodes named and addressed as kind's: the first address of Docker's
 * network is its gateway.
 */
export function replaceNodes(cluster: Cluster, nodes: NodeOptions[]): EngineServer[] {
  const first = (cluster.servers as unknown as object[])[0];
  const Server = (first as object).constructor as new (cluster: Cluster, options: object) => EngineServer;
  const servers = nodes.map(({ name, role, labels }, index) => {
    const address = `172.18.0.${index + 2}`;
    const podCIDR = `10.244.${index}.0/24`;
    const server = new Server(cluster, {
      name,
      podCIDR,
      ipAddresses: [address],
      kubeletConfiguration,
      dnsConfig: { servers: ['10.96.0.10'], searches: [], options: [] },
    });
    Object.assign(server.node, describeNode(name, role, address, podCIDR, labels, cluster.clock.now()));
    return server;
  });
  (cluster as unknown as { servers: EngineServer[] }).servers = servers;
  return servers;
}

function describeNode(
  name: string,
  role: NodeOptions['role'],
  address: string,
  podCIDR: string,
  labels: Record<string, string> | undefined,
  now: Date,
): object {
  return {
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...(role === 'control-plane' && {
          'node-role.kubernetes.io/control-plane': '',
          'node.kubernetes.io/exclude-from-external-load-balancers': '',
        }),
        ...labels,
      },
      annotations: {
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
      },
    },
    spec: {
      podCIDR,
      podCIDRs: [podCIDR],
      providerID: `kind://docker/${name.replace(/-(control-plane|worker)\d*$/, '')}/${name}`,
      ...(role === 'control-plane' && {
        taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
      }),
    },
    status: describeStatus(name, address, now),
  };
}

/** A node of kind 0.33 on a machine with 2 CPUs and 24 GB. */
function describeStatus(name: string, address: string, now: Date): object {
  const capacity = {
    cpu: nodeCpus,
    'ephemeral-storage': '263174212Ki',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory: '24684096Ki',
    pods: '110',
  };
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: now,
    lastTransitionTime: now,
  });
  return {
    addresses: [
      { type: 'InternalIP', address },
      { type: 'Hostname', address: name },
    ],
    capacity,
    allocatable: { ...capacity },
    conditions: [
      condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
      condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
      condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
      condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: {
      architecture: 'amd64',
      bootID: crypto.randomUUID(),
      containerRuntimeVersion: 'containerd://2.4.2',
      kernelVersion,
      kubeProxyVersion: '',
      kubeletVersion: kubernetesVersion,
      machineID: crypto.randomUUID().replaceAll('-', ''),
      operatingSystem: 'linux',
      osImage: 'Debian GNU/Linux 13 (trixie)',
      systemUUID: crypto.randomUUID(),
    },
  };
}

import type { NodeOptions } from '../engine/nodes.ts';
import {
  coreDnsImage,
  etcdImage,
  helperImage,
  kindnetImage,
  kubernetesImage,
  provisionerImage,
} from '../images/control-plane.ts';
import { randomSuffix } from '../names.ts';
import type { KubeObject } from '../object.ts';
import { configMaps } from './config-maps.ts';
import { mountHostPaths } from './host-paths.ts';
import { leaderOf, leases } from './leases.ts';
import { rbacObjects } from './rbac.ts';
import { serviceAccounts } from './service-accounts.ts';

/** Who owns a system pod: kept apart from its owners, as the engine's garbage collector knows no DaemonSets. */
export const ownerAnnotation = 'caderno/owner';

/** The namespaces of a new kind cluster. */
export const namespaceNames = ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'local-path-storage'];

const anywhere = [{ operator: 'Exists' }];
const onControlPlane = [
  { key: 'CriticalAddonsOnly', operator: 'Exists' },
  { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
];

/**
 * Pods that the kubelet of a control plane starts from files, and those that the kubelets' DaemonSets
 * put on every node.
 */
export function nodePods({ name, role }: NodeOptions): KubeObject[] {
  const each = [
    daemonPod(
      name,
      'kindnet',
      { app: 'kindnet', 'k8s-app': 'kindnet', tier: 'node' },
      { name: 'kindnet-cni', image: kindnetImage, resources: requests('100m', '50Mi') },
    ),
    daemonPod(
      name,
      'kube-proxy',
      { 'k8s-app': 'kube-proxy' },
      {
        name: 'kube-proxy',
        image: kubernetesImage('kube-proxy'),
        command: [
          '/usr/local/bin/kube-proxy',
          '--config=/var/lib/kube-proxy/config.conf',
          '--hostname-override=$(NODE_NAME)',
        ],
      },
    ),
  ];
  return role === 'control-plane' ? [...staticPods(name), ...each] : each;
}

function staticPods(node: string): KubeObject[] {
  return [
    staticPod(node, 'kube-scheduler', kubernetesImage('kube-scheduler'), requests('100m')),
    staticPod(node, 'kube-controller-manager', kubernetesImage('kube-controller-manager'), requests('200m')),
    staticPod(node, 'kube-apiserver', kubernetesImage('kube-apiserver'), requests('250m')),
    staticPod(node, 'etcd', etcdImage, requests('100m', '100Mi')),
  ];
}

function requests(cpu: string, memory?: string): object {
  return { requests: { cpu, ...(memory && { memory }) } };
}

function staticPod(node: string, program: string, image: string, resources: object): KubeObject {
  const metadata = {
    name: `${program}-${node}`,
    namespace: 'kube-system',
    annotations: { [ownerAnnotation]: `v1/Node/${node}` },
    labels: { component: program, tier: 'control-plane' },
  };
  const { volumes, volumeMounts } = mountHostPaths(program);
  const container = { name: program, image, command: [program], resources, volumeMounts };
  return object('v1', 'Pod', metadata, {
    nodeName: node,
    hostNetwork: true,
    priorityClassName: 'system-node-critical',
    priority: 2000001000,
    automountServiceAccountToken: false,
    tolerations: [{ effect: 'NoExecute', operator: 'Exists' }],
    containers: [container],
    volumes,
  });
}

function daemonPod(node: string, name: string, labels: object, container: object): KubeObject {
  const metadata = {
    name: `${name}-${randomSuffix()}`,
    generateName: `${name}-`,
    namespace: 'kube-system',
    annotations: { [ownerAnnotation]: `apps/v1/DaemonSet/${name}` },
    labels: { ...labels, 'controller-revision-hash': '6d7c8bb5f9', 'pod-template-generation': '1' },
  };
  const { volumes, volumeMounts } = mountHostPaths(name);
  return object('v1', 'Pod', metadata, {
    nodeName: node,
    hostNetwork: true,
    priorityClassName: 'system-node-critical',
    priority: 2000001000,
    serviceAccountName: name,
    tolerations: anywhere,
    containers: [{ ...container, volumeMounts }],
    volumes,
  });
}

/** What kubeadm and kind put into a new cluster besides pods of nodes. */
export function systemObjects(nodes: NodeOptions[]): KubeObject[] {
  return [
    ...serviceAccounts(namespaceNames),
    ...configMaps(clusterOf(nodes), endpointOf(nodes), namespaceNames),
    daemonSet(
      'kindnet',
      { app: 'kindnet', 'k8s-app': 'kindnet', tier: 'node' },
      { app: 'kindnet' },
      { name: 'kindnet-cni', image: kindnetImage },
      nodes.length,
    ),
    daemonSet(
      'kube-proxy',
      { 'k8s-app': 'kube-proxy' },
      { 'k8s-app': 'kube-proxy' },
      { name: 'kube-proxy', image: kubernetesImage('kube-proxy') },
      nodes.length,
    ),
    coreDns,
    localPath,
    service(
      'kubernetes',
      'default',
      { component: 'apiserver', provider: 'kubernetes' },
      { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }] },
    ),
    service(
      'kube-dns',
      'kube-system',
      { 'k8s-app': 'kube-dns', 'kubernetes.io/cluster-service': 'true', 'kubernetes.io/name': 'CoreDNS' },
      {
        clusterIP: '10.96.0.10',
        selector: { 'k8s-app': 'kube-dns' },
        ports: [
          { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
          { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
          { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
        ],
      },
    ),
    apiSlice(nodes),
    ...leases(nodes),
    ...rbacObjects(),
    ...Object.entries(priorities).map(([name, value]) => ({
      ...object('scheduling.k8s.io/v1', 'PriorityClass', { name }),
      value,
      preemptionPolicy: 'PreemptLowerPriority',
    })),
    {
      ...object('storage.k8s.io/v1', 'StorageClass', {
        name: 'standard',
        annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
      }),
      provisioner: 'rancher.io/local-path',
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
  ];
}

const priorities = { 'system-cluster-critical': 2_000_000_000, 'system-node-critical': 2_000_001_000 };

/** The control planes themselves, behind the Service `kubernetes`. */
function apiSlice(nodes: NodeOptions[]): KubeObject {
  const addresses = nodes.flatMap(({ role }, index) => (role === 'control-plane' ? [`172.18.0.${index + 2}`] : []));
  return {
    ...object('discovery.k8s.io/v1', 'EndpointSlice', {
      name: 'kubernetes',
      namespace: 'default',
      labels: { 'kubernetes.io/service-name': 'kubernetes' },
    }),
    addressType: 'IPv4',
    endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready: true } })),
    ports: [{ name: 'https', port: 6443, protocol: 'TCP' }],
  };
}

/** `estudo`: the nodes' names begin with it. */
function clusterOf(nodes: NodeOptions[]): string {
  return leaderOf(nodes).replace(/-control-plane\d*$/, '');
}

/** Where the nodes reach the API: at the control plane, or at the load balancer before several. */
function endpointOf(nodes: NodeOptions[]): string {
  const several = nodes.filter(({ role }) => role === 'control-plane').length > 1;
  return `${several ? `${clusterOf(nodes)}-external-load-balancer` : leaderOf(nodes)}:6443`;
}

const coreDns = deployment('coredns', 'kube-system', { 'k8s-app': 'kube-dns' }, 2, {
  serviceAccountName: 'coredns',
  priorityClassName: 'system-cluster-critical',
  priority: 2000000000,
  dnsPolicy: 'Default',
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: onControlPlane,
  containers: [
    {
      name: 'coredns',
      image: coreDnsImage,
      args: ['-conf', '/etc/coredns/Corefile'],
      ports: [
        { name: 'dns', containerPort: 53, protocol: 'UDP' },
        { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
        { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
      ],
      resources: { limits: { memory: '170Mi' }, requests: { cpu: '100m', memory: '70Mi' } },
    },
  ],
});

const localPath = deployment('local-path-provisioner', 'local-path-storage', { app: 'local-path-provisioner' }, 1, {
  serviceAccountName: 'local-path-provisioner-service-account',
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Equal', effect: 'NoSchedule' }],
  containers: [
    {
      name: 'local-path-provisioner',
      image: provisionerImage,
      imagePullPolicy: 'IfNotPresent',
      command: [
        'local-path-provisioner',
        '--debug',
        'start',
        '--helper-image',
        helperImage,
        '--config',
        '/etc/config/config.json',
      ],
    },
  ],
});

function deployment(
  name: string,
  namespace: string,
  labels: Record<string, string>,
  replicas: number,
  spec: object,
): KubeObject {
  const own = name === 'coredns' ? { labels } : {};
  return object(
    'apps/v1',
    'Deployment',
    { name, namespace, ...own },
    {
      replicas,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: { metadata: { labels }, spec },
    },
  );
}

function daemonSet(name: string, labels: object, matchLabels: object, container: object, count: number): KubeObject {
  const status = {
    currentNumberScheduled: count,
    desiredNumberScheduled: count,
    numberAvailable: count,
    numberMisscheduled: 0,
    numberReady: count,
    observedGeneration: 1,
    updatedNumberScheduled: count,
  };
  const spec = {
    hostNetwork: true,
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    priorityClassName: 'system-node-critical',
    serviceAccountName: name,
    tolerations: anywhere,
    containers: [container],
  };
  return {
    ...object(
      'apps/v1',
      'DaemonSet',
      { name, namespace: 'kube-system', labels },
      { selector: { matchLabels }, template: { metadata: { labels }, spec } },
    ),
    status,
  };
}

function service(name: string, namespace: string, labels: object, spec: object): KubeObject {
  return object('v1', 'Service', { name, namespace, labels }, spec);
}

function object(apiVersion: string, kind: string, metadata: object, spec?: object): KubeObject {
  return { apiVersion, kind, metadata: metadata as KubeObject['metadata'], ...(spec && { spec }) };
}

import { kubernetesVersion } from '../version.ts';
import type { Image } from './catalogue.ts';

/**
 * The images of kube-system as kind 0.33 ships them for 1.37. Their programs are the engine's own
 * and are found by name.
 */
export const controlPlane: Image[] = [
  image('registry.k8s.io/kube-apiserver'),
  image('registry.k8s.io/kube-controller-manager'),
  image('registry.k8s.io/kube-scheduler'),
  image('registry.k8s.io/kube-proxy'),
  image('registry.k8s.io/etcd'),
  image('registry.k8s.io/coredns/coredns'),
  image('docker.io/kindest/kindnetd'),
  image('docker.io/kindest/local-path-provisioner'),
];

export const etcdImage = 'registry.k8s.io/etcd:3.7.0-0';
export const coreDnsImage = 'registry.k8s.io/coredns/coredns:v1.14.6';
export const kindnetImage = 'docker.io/kindest/kindnetd:v20260820-69b56db7';
export const provisionerImage = 'docker.io/kindest/local-path-provisioner:v20260820-69b56db7';
export const helperImage = 'docker.io/kindest/local-path-helper:v20260131-7181c60a';

export function kubernetesImage(program: string): string {
  return `registry.k8s.io/${program}:${kubernetesVersion}`;
}

export interface NodeImage {
  reference: string;
  bytes: number;
}

/**
 * What a node image of kind holds from the start, by name. Kubernetes' own stand there twice, as kind leaves the names
 * that they are built under.
 */
export const nodeImages: NodeImage[] = [
  { reference: kindnetImage, bytes: 47_800_000 },
  { reference: helperImage, bytes: 3_070_000 },
  { reference: provisionerImage, bytes: 21_200_000 },
  { reference: coreDnsImage, bytes: 24_600_000 },
  { reference: etcdImage, bytes: 64_100_000 },
  ...twice('kube-apiserver', 104_000_000),
  ...twice('kube-controller-manager', 96_400_000),
  ...twice('kube-proxy', 99_600_000),
  ...twice('kube-scheduler', 75_800_000),
  { reference: 'registry.k8s.io/pause:3.10', bytes: 320_000 },
];

/** The notes' own images: the nodes have them, as those of the cluster have that the notes were recorded on. */
export const noteImages = new Set([
  'docker.io/curlimages/curl:latest',
  'docker.io/library/alpine:3.22',
  'docker.io/library/busybox:1.37',
  'docker.io/library/nginx:1.30',
  'docker.io/library/nginx:1.30-alpine',
  'docker.io/library/redis:8.2-alpine',
]);

function twice(program: string, bytes: number): NodeImage[] {
  return [`${program}-amd64`, program].map((name) => ({ reference: kubernetesImage(name), bytes }));
}

function image(repository: string): Image {
  return { repository, tags: /./, bytes: 0 };
}

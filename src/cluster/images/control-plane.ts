import type { Image } from './catalogue.ts';

/** The images of kube-system as kind 0.33 ships them for 1.36. Their programs are the engine's own and are found by name. */
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

function image(repository: string): Image {
  return { repository, tags: /./, bytes: 0 };
}

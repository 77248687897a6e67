interface HostPath {
  name: string;
  path: string;
  type?: string;
  readOnly?: boolean;
}

const pki = '/etc/kubernetes/pki';

/** The certificates that a control plane's programs read. */
const certificates: HostPath[] = [
  folder('ca-certs', '/etc/ssl/certs'),
  folder('etc-ca-certificates', '/etc/ca-certificates'),
  folder('k8s-certs', pki),
  folder('usr-local-share-ca-certificates', '/usr/local/share/ca-certificates'),
  folder('usr-share-ca-certificates', '/usr/share/ca-certificates'),
];

/** What the programs of kube-system mount of their node, as kubeadm and kind write it. */
const hostPaths: Record<string, HostPath[]> = {
  etcd: [
    { ...folder('etcd-certs', `${pki}/etcd`), readOnly: false },
    { ...folder('etcd-data', '/var/lib/etcd'), readOnly: false },
  ],
  'kube-apiserver': certificates,
  'kube-controller-manager': [...certificates.slice(0, 3), file('controller-manager'), ...certificates.slice(3)],
  'kube-scheduler': [file('scheduler')],
  'kube-proxy': [
    { name: 'xtables-lock', path: '/run/xtables.lock', type: 'FileOrCreate' },
    { name: 'lib-modules', path: '/lib/modules', type: '', readOnly: true },
  ],
  kindnet: [
    { name: 'cni-cfg', path: '/etc/cni/net.d', type: '' },
    { name: 'xtables-lock', path: '/run/xtables.lock', type: 'FileOrCreate' },
    { name: 'lib-modules', path: '/lib/modules', type: '', readOnly: true },
    { name: 'nri-plugin', path: '/var/run/nri', type: '' },
  ],
};

/** Gives the volumes of a program's pod, and where its container mounts them. */
export function mountHostPaths(program: string): { volumes: object[]; volumeMounts: object[] } {
  const own = hostPaths[program] ?? [];
  return {
    volumes: own.map(({ name, path, type }) => ({ name, hostPath: { path, type } })),
    volumeMounts: own.map(({ name, path, readOnly }) => ({ mountPath: path, name, ...(readOnly && { readOnly }) })),
  };
}

function folder(name: string, path: string): HostPath {
  return { name, path, type: 'DirectoryOrCreate', readOnly: true };
}

function file(program: string): HostPath {
  return { name: 'kubeconfig', path: `/etc/kubernetes/${program}.conf`, type: 'FileOrCreate', readOnly: true };
}

import type { ProcessContext } from '@ngrok/webernetes';

/** The files that the kubelet and every image put in a container. */
export function baseFiles({ pod }: ProcessContext): Record<string, string> {
  const { dnsConfig, hostname = pod.name } = pod.config;
  const resolv = [
    `search ${(dnsConfig?.searches ?? []).join(' ')}`,
    ...(dnsConfig?.servers ?? []).map((server) => `nameserver ${server}`),
    `options ${(dnsConfig?.options ?? []).join(' ')}`,
    '',
  ];
  return {
    '/etc/resolv.conf': resolv.join('\n'),
    '/etc/hostname': `${hostname}\n`,
    '/etc/hosts':
      '# Kubernetes-managed hosts file.\n' +
      '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\n' +
      `fe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n${pod.ip}\t${hostname}\n`,
    '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n',
    '/root/.keep': '',
    '/tmp/.keep': '',
    '/var/run/secrets/kubernetes.io/serviceaccount/namespace': pod.namespace,
  };
}

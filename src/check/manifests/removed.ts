/**
 * The API versions that Kubernetes once served, with the minor that took them away:
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/ (read 2026-11-22).
 */
const removed: { minor: string; apiVersion: string; kinds?: string[] }[] = [
  {
    minor: '1.16',
    apiVersion: 'extensions/v1beta1',
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'NetworkPolicy', 'PodSecurityPolicy'],
  },
  { minor: '1.16', apiVersion: 'apps/v1beta1' },
  { minor: '1.16', apiVersion: 'apps/v1beta2' },
  { minor: '1.22', apiVersion: 'extensions/v1beta1' },
  { minor: '1.22', apiVersion: 'networking.k8s.io/v1beta1', kinds: ['Ingress', 'IngressClass'] },
  {
    minor: '1.22',
    apiVersion: 'admissionregistration.k8s.io/v1beta1',
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  },
  { minor: '1.22', apiVersion: 'apiextensions.k8s.io/v1beta1' },
  { minor: '1.22', apiVersion: 'apiregistration.k8s.io/v1beta1' },
  { minor: '1.22', apiVersion: 'authentication.k8s.io/v1beta1' },
  { minor: '1.22', apiVersion: 'authorization.k8s.io/v1beta1' },
  { minor: '1.22', apiVersion: 'certificates.k8s.io/v1beta1', kinds: ['CertificateSigningRequest'] },
  { minor: '1.22', apiVersion: 'coordination.k8s.io/v1beta1', kinds: ['Lease'] },
  { minor: '1.22', apiVersion: 'rbac.authorization.k8s.io/v1beta1' },
  { minor: '1.22', apiVersion: 'scheduling.k8s.io/v1beta1' },
  {
    minor: '1.22',
    apiVersion: 'storage.k8s.io/v1beta1',
    kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
  },
  { minor: '1.25', apiVersion: 'batch/v1beta1' },
  { minor: '1.25', apiVersion: 'discovery.k8s.io/v1beta1' },
  { minor: '1.25', apiVersion: 'events.k8s.io/v1beta1' },
  { minor: '1.25', apiVersion: 'autoscaling/v2beta1' },
  { minor: '1.25', apiVersion: 'policy/v1beta1' },
  { minor: '1.25', apiVersion: 'node.k8s.io/v1beta1' },
  { minor: '1.26', apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta1' },
  { minor: '1.26', apiVersion: 'autoscaling/v2beta2' },
  { minor: '1.27', apiVersion: 'storage.k8s.io/v1beta1', kinds: ['CSIStorageCapacity'] },
  { minor: '1.29', apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta2' },
  { minor: '1.32', apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3' },
];

/** Kinds that went away for good, and what does their work now. */
const replaced: Record<string, string> = {
  PodSecurityPolicy:
    'Pod Security Admission does its work: label the Namespace with pod-security.kubernetes.io/enforce',
};

/**
 * The minor that took a kind away and, for one that is gone altogether, what to do instead; undefined when none did.
 */
export function removedIn(
  apiVersion: string,
  kind: string,
): { minor: string; instead: string | undefined } | undefined {
  const entry = removed.find(
    (candidate) => candidate.apiVersion === apiVersion && (candidate.kinds?.includes(kind) ?? true),
  );
  return entry && { minor: entry.minor, instead: replaced[kind] };
}

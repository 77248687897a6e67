import type { KubeObject } from '../object.ts';

/** The ServiceAccounts of kube-system: of kubeadm's and kind's programs, and one for each controller. */
const systemAccounts = `
attachdetach-controller
bootstrap-signer
certificate-controller
clusterrole-aggregation-controller
coredns
cronjob-controller
daemon-set-controller
deployment-controller
device-taint-eviction-controller
disruption-controller
endpoint-controller
endpointslice-controller
endpointslicemirroring-controller
ephemeral-volume-controller
expand-controller
generic-garbage-collector
horizontal-pod-autoscaler
job-controller
kindnet
kube-apiserver-serving-clustertrustbundle-publisher
kube-proxy
legacy-service-account-token-cleaner
namespace-controller
node-controller
persistent-volume-binder
pod-garbage-collector
podcertificaterequestcleaner
pv-protection-controller
pvc-protection-controller
replicaset-controller
replication-controller
resource-claim-controller
resourcequota-controller
root-ca-cert-publisher
service-account-controller
service-cidrs-controller
statefulset-controller
storage-version-migrator-controller
token-cleaner
ttl-after-finished-controller
ttl-controller
validatingadmissionpolicy-status-controller
volumeattributesclass-protection-controller
`
  .trim()
  .split('\n');

/** Those of a new cluster: `default` in each namespace, and those of its programs. */
export function serviceAccounts(namespaces: readonly string[]): KubeObject[] {
  return [
    ...namespaces.map((namespace) => account('default', namespace)),
    ...systemAccounts.map((name) => account(name, 'kube-system')),
    account('local-path-provisioner-service-account', 'local-path-storage'),
  ];
}

export function account(name: string, namespace: string): KubeObject {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } };
}

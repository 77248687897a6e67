import { isFields } from '../object.ts';
import { parseJson } from './body.ts';
import type { Answer, Call } from './server.ts';

/** Who everybody is here: the user of kind's kubeconfig. */
const userInfo = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
  extra: { 'authentication.kubernetes.io/credential-id': ['X509SHA256=0c2fbd4a4bc7aa28f7a7e7c6b4c4a7a4ba9d9b1e94d2bd5fba8c8d90b7ce2b5a'] },
};

/** Answers reviews of what the user may do; this cluster has no RBAC, and its one user may do everything. */
export function review({ request }: Call, path: string): Answer | undefined {
  if (request.method !== 'POST') return undefined;
  const [, group, kind] = /^\/apis\/(auth\w+\.k8s\.io)\/v1\/(self\w+)$/.exec(path) ?? [];
  const body = kind ? parseJson(request.body ?? '{}') : undefined;
  const spec = isFields(body) ? body['spec'] : undefined;
  const reply = (name: string, status: object): Answer => ({ status: 201, body: { kind: name, apiVersion: `${group}/v1`, metadata: {}, ...(spec !== undefined && { spec }), status } });
  if (kind === 'selfsubjectreviews') return reply('SelfSubjectReview', { userInfo });
  if (kind === 'selfsubjectaccessreviews') return reply('SelfSubjectAccessReview', { allowed: true, reason: 'RBAC: allowed by ClusterRoleBinding "kubeadm:cluster-admins" of ClusterRole "cluster-admin" to Group "kubeadm:cluster-admins"' });
  if (kind !== 'selfsubjectrulesreviews') return undefined;
  const all = ['*'];
  return reply('SelfSubjectRulesReview', { resourceRules: [{ verbs: all, apiGroups: all, resources: all }], nonResourceRules: [{ verbs: all, nonResourceURLs: all }], incomplete: false });
}

import { type Fields, isFields } from '../object.ts';
import { getUser, granted, isGranted } from './access.ts';
import { parseJson } from './body.ts';
import type { Answer, Call } from './server.ts';

/** Answers reviews of who the user is and what the user may do. */
export function review(call: Call, path: string): Answer | undefined {
  const { request } = call;
  if (request.method !== 'POST') return undefined;
  const [, group, kind] = /^\/apis\/(auth\w+\.k8s\.io)\/v1\/(self\w+)$/.exec(path) ?? [];
  const body = kind ? parseJson(request.body ?? '{}') : undefined;
  const spec = isFields(body) && isFields(body['spec']) ? body['spec'] : undefined;
  const reply = (name: string, status: object): Answer => ({
    status: 201,
    body: { kind: name, apiVersion: `${group}/v1`, metadata: {}, ...(spec !== undefined && { spec }), status },
  });
  if (kind === 'selfsubjectreviews') return reply('SelfSubjectReview', { userInfo: describeUser(call) });
  if (kind === 'selfsubjectaccessreviews') return reply('SelfSubjectAccessReview', reviewAccess(call, spec));
  return kind === 'selfsubjectrulesreviews' ? reply('SelfSubjectRulesReview', listRules(call)) : undefined;
}

function describeUser(call: Call): object {
  const { username, groups, extra } = getUser(call);
  return { username, groups, ...(extra && { extra }) };
}

function reviewAccess(call: Call, spec: Fields | undefined): object {
  if (getUser(call).isAdmin)
    return {
      allowed: true,
      reason: 'RBAC: allowed by ClusterRoleBinding "kubeadm:cluster-admins" of ClusterRole "cluster-admin" to Group "kubeadm:cluster-admins"',
    };
  const asked = spec?.['nonResourceAttributes'] ?? spec?.['resourceAttributes'];
  return { allowed: isFields(asked) && isGranted(asked) };
}

function listRules(call: Call): object {
  const user = getUser(call);
  const all = ['*'];
  if (user.isAdmin)
    return {
      resourceRules: [{ verbs: all, apiGroups: all, resources: all }, ...granted.resources],
      nonResourceRules: [{ verbs: all, nonResourceURLs: all }, ...rulesOf(granted.urls)],
      incomplete: false,
    };
  const urls = user.groups.includes('system:serviceaccounts') ? [...granted.urls, granted.issuer] : granted.urls;
  return { resourceRules: granted.resources, nonResourceRules: rulesOf(urls), incomplete: false };
}

function rulesOf(lists: string[][]): object[] {
  return lists.map((nonResourceURLs) => ({ verbs: ['get'], nonResourceURLs }));
}

import { type Fields, isFields } from '../object.ts';
import { getUser } from './access.ts';
import { parseJson } from './body.ts';
import { allows, rulesOf } from './rbac.ts';
import type { Answer, Call } from './server.ts';

/** Answers reviews of who the user is and what the user may do. */
export async function review(call: Call, path: string): Promise<Answer | undefined> {
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
  if (kind === 'selfsubjectaccessreviews') return reply('SelfSubjectAccessReview', await reviewAccess(call, spec));
  return kind === 'selfsubjectrulesreviews' ? reply('SelfSubjectRulesReview', await listRules(call, spec)) : undefined;
}

function describeUser(call: Call): object {
  const { username, groups, extra } = getUser(call);
  return { username, groups, ...(extra && { extra }) };
}

interface Asked {
  namespace?: string;
  verb?: string;
  group?: string;
  resource?: string;
  subresource?: string;
  name?: string;
  path?: string;
}

async function reviewAccess(call: Call, spec: Fields | undefined): Promise<object> {
  const user = getUser(call);
  if (user.isAdmin)
    return {
      allowed: true,
      reason:
        'RBAC: allowed by ClusterRoleBinding "kubeadm:cluster-admins" ' +
        'of ClusterRole "cluster-admin" to Group "kubeadm:cluster-admins"',
    };
  const asked = (spec?.['nonResourceAttributes'] ?? spec?.['resourceAttributes'] ?? {}) as Asked;
  const rules = await rulesOf(call.server.registry, user, asked.namespace);
  return { allowed: rules.some((rule) => allows(rule, asked)) };
}

async function listRules(call: Call, spec: Fields | undefined): Promise<object> {
  const rules = await rulesOf(call.server.registry, getUser(call), spec?.['namespace'] as string | undefined);
  return {
    resourceRules: rules.filter(({ nonResourceURLs }) => !nonResourceURLs),
    nonResourceRules: rules.filter(({ nonResourceURLs }) => nonResourceURLs),
    incomplete: false,
  };
}

import { printResource } from '../../grammar/kinds.ts';
import { allows, rulesOf } from './rbac.ts';
import type { Route } from './route.ts';
import type { Call } from './server.ts';
import { StatusError } from './status.ts';

/** Who asks: kind's administrator, or whom he asks to act as. */
export interface User {
  username: string;
  groups: string[];
  extra?: Record<string, string[]>;
  isAdmin: boolean;
}

const administrator: User = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
  extra: {
    'authentication.kubernetes.io/credential-id': [
      'X509SHA256=0c2fbd4a4bc7aa28f7a7e7c6b4c4a7a4ba9d9b1e94d2bd5fba8c8d90b7ce2b5a',
    ],
  },
  isAdmin: true,
};

/** Gives who asks. */
export function getUser({ request: { user } }: Pick<Call, 'request'>): User {
  if (!user || user === administrator.username) return administrator;
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(user) ?? [];
  const groups = namespace
    ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
    : ['system:authenticated'];
  return { username: user, groups, isAdmin: false };
}

/** Throws a 403 when the bindings do not let the one who asks do it. */
export async function checkAccess(call: Call, route: Route): Promise<void> {
  const user = getUser(call);
  if (user.isAdmin) return;
  const { resource, namespace, name, subresource } = route;
  const wish = {
    verb: verbOf(call, name),
    group: resource.group,
    resource: resource.name,
    ...(subresource && { subresource }),
    ...(name && { name }),
  };
  const rules = await rulesOf(call.server.registry, user, namespace);
  if (!rules.some((rule) => allows(rule, wish))) throw refuse(call, route);
}

/** What a request does, in the words of rules. */
export function verbOf({ request: { method }, query }: Call, name: string | undefined): string {
  if (method === 'GET') return name ? 'get' : query.has('watch') ? 'watch' : 'list';
  if (method === 'DELETE') return name ? 'delete' : 'deletecollection';
  return { POST: 'create', PUT: 'update', PATCH: 'patch' }[method];
}

/** Refuses a request for objects in the authorizer's words. */
function refuse(call: Call, { resource, namespace, name, subresource }: Route): StatusError {
  const { username } = getUser(call);
  const where = resource.namespaced && namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  const what = resource.name + (subresource ? `/${subresource}` : '');
  const details = { ...(name && { name }), ...(resource.group && { group: resource.group }), kind: resource.name };
  return new StatusError(
    403,
    'Forbidden',
    `${printResource(resource)}${name ? ` "${name}"` : ''} is forbidden: ` +
      `User "${username}" cannot ${verbOf(call, name)} resource "${what}" in API group "${resource.group}" ${where}`,
    details,
  );
}

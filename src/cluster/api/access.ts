import { qualified } from '../resources.ts';
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
  extra: { 'authentication.kubernetes.io/credential-id': ['X509SHA256=0c2fbd4a4bc7aa28f7a7e7c6b4c4a7a4ba9d9b1e94d2bd5fba8c8d90b7ce2b5a'] },
  isAdmin: true,
};

/** Gives who asks; throws for the users of Kubernetes' own parts, whose many roles this cluster does not know. */
export function getUser({ request: { user } }: Call): User {
  if (!user || user === administrator.username) return administrator;
  const [, namespace] = /^system:serviceaccount:([^:]+):[^:]+$/.exec(user) ?? [];
  if (namespace === 'kube-system' || (user.startsWith('system:') && !namespace))
    throw new StatusError(501, 'NotImplemented', `the simulator does not know the roles of ${user}; on a kind cluster it answers`);
  const groups = namespace ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'] : ['system:authenticated'];
  return { username: user, groups, isAdmin: false };
}

/** What a new cluster's bindings give to everybody: system:basic-user, and to look at what the server is. */
export const granted = {
  resources: [
    { verbs: ['create'], apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'] },
    { verbs: ['create'], apiGroups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'] },
  ],
  /** system:discovery, system:public-info-viewer and, for ServiceAccounts, system:service-account-issuer-discovery. */
  urls: [
    ['/api', '/api/*', '/apis', '/apis/*', '/healthz', '/livez', '/openapi', '/openapi/*', '/readyz', '/version', '/version/'],
    ['/healthz', '/livez', '/readyz', '/version', '/version/'],
  ],
  issuer: ['/.well-known/openid-configuration', '/.well-known/openid-configuration/', '/openid/v1/jwks', '/openid/v1/jwks/'],
};

/** Whether somebody who is not the administrator may do that. Nobody can be given more: this cluster keeps no bindings. */
export function isGranted({ verb, group = '', resource, path }: { verb?: string; group?: string; resource?: string; path?: string }): boolean {
  if (path !== undefined)
    return verb === 'get' && [...granted.urls.flat(), ...granted.issuer].some((url) => (url.endsWith('*') ? path.startsWith(url.slice(0, -1)) : path === url));
  return granted.resources.some(
    ({ verbs, apiGroups, resources }) => verbs.includes(verb ?? '') && apiGroups.includes(group) && resources.includes(resource ?? ''),
  );
}

/** What a request does, in the words of rules. */
export function verbOf({ request: { method }, query }: Call, name: string | undefined): string {
  if (method === 'GET') return name ? 'get' : query.has('watch') ? 'watch' : 'list';
  if (method === 'DELETE') return name ? 'delete' : 'deletecollection';
  return { POST: 'create', PUT: 'update', PATCH: 'patch' }[method];
}

/** Refuses a request for objects in the authorizer's words. */
export function refuse(call: Call, { resource, namespace, name, subresource }: Route): StatusError {
  const { username } = getUser(call);
  const where = resource.namespaced && namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  const what = resource.plural + (subresource ? `/${subresource}` : '');
  const details = { ...(name && { name }), ...(resource.group && { group: resource.group }), kind: resource.plural };
  return new StatusError(
    403,
    'Forbidden',
    `${qualified(resource)}${name ? ` "${name}"` : ''} is forbidden: User "${username}" cannot ${verbOf(call, name)} resource "${what}" in API group "${resource.group}" ${where}`,
    details,
  );
}

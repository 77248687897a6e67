import type { KubeObject } from '../object.ts';
import kept from './rbac.json' with { type: 'json' };

/** A role or a binding as rbac.json writes it. */
interface Kept {
  kind: string;
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  /** Whether it is the API server that makes it, and makes it anew when it was changed. */
  bootstrap?: boolean;
  aggregationRule?: object;
  rules?: object[];
  /** `ClusterRole/view` */
  role?: string;
  /** `Group:system:masters`, `ServiceAccount:kube-system/coredns` */
  subjects?: string[];
}

const group = 'rbac.authorization.k8s.io';

/**
 * The roles and bindings of a new cluster: those of the API server (pkg/auth/authorizer/rbac/bootstrappolicy of
 * 1.37.2), of kubeadm and of kind.
 */
export function rbacObjects(): KubeObject[] {
  return (kept as Kept[]).map(expand);
}

function expand({
  kind,
  name,
  namespace,
  labels,
  bootstrap,
  aggregationRule,
  rules,
  role,
  subjects = [],
}: Kept): KubeObject {
  const metadata = {
    name,
    ...(namespace && { namespace }),
    ...(bootstrap && { annotations: { 'rbac.authorization.kubernetes.io/autoupdate': 'true' } }),
    ...((bootstrap || labels) && {
      labels: { ...(bootstrap && { 'kubernetes.io/bootstrapping': 'rbac-defaults' }), ...labels },
    }),
  };
  const apiVersion = `${group}/v1`;
  if (!role) return { apiVersion, kind, metadata, ...(aggregationRule && { aggregationRule }), rules };
  const [of = '', roleName = ''] = role.split('/');
  return {
    apiVersion,
    kind,
    metadata,
    roleRef: { apiGroup: group, kind: of, name: roleName },
    ...(subjects.length > 0 && { subjects: subjects.map(parseSubject) }),
  };
}

function parseSubject(text: string): object {
  const [, kind = '', name = ''] = /^(\w+):(.*)$/.exec(text) ?? [];
  if (kind !== 'ServiceAccount') return { apiGroup: group, kind, name };
  const [namespace, own] = name.split('/');
  return { kind, name: own, namespace };
}

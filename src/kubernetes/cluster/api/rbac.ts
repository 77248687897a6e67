import type { V1PolicyRule, V1RoleBinding } from '@kubernetes/client-node';
import type { Registry } from '../engine/registry.ts';
import { as, type KubeObject, type Wire } from '../object.ts';
import { resourceOf } from '../resources.ts';

export type Rule = Wire<V1PolicyRule>;

/** Who asks, as bindings name it. */
export interface Subject {
  username: string;
  groups: string[];
}

/** What somebody wants to do: with objects, or with a path of the server. */
export interface Wish {
  verb?: string;
  group?: string;
  resource?: string;
  subresource?: string;
  name?: string;
  namespace?: string;
  path?: string;
}

/** The rules that bindings give somebody: those of the whole cluster, and those of a namespace. */
export async function rulesOf(registry: Registry, subject: Subject, namespace: string | undefined): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const binding of (await registry.list(resourceOf('ClusterRoleBinding'), undefined)).items)
    rules.push(...(await granted(registry, binding, subject)));
  if (!namespace) return rules;
  for (const binding of (await registry.list(resourceOf('RoleBinding'), namespace)).items)
    rules.push(...(await granted(registry, binding, subject)));
  return rules;
}

/** Whether a rule allows what is wished. */
export function allows(
  { verbs = [], apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: Rule,
  wish: Wish,
): boolean {
  if (!holds(verbs, wish.verb ?? '')) return false;
  if (wish.path !== undefined)
    return nonResourceURLs.some((url) =>
      url.endsWith('*') ? wish.path?.startsWith(url.slice(0, -1)) : wish.path === url,
    );
  const resource = `${wish.resource}${wish.subresource ? `/${wish.subresource}` : ''}`;
  const isNamed = resourceNames.length === 0 || resourceNames.includes(wish.name ?? '');
  return (
    holds(apiGroups, wish.group ?? '') &&
    (holds(resources, resource) || (wish.subresource !== undefined && resources.includes(`*/${wish.subresource}`))) &&
    isNamed
  );
}

const holds = (list: readonly string[], value: string) => list.includes('*') || list.includes(value);

async function granted(registry: Registry, binding: KubeObject, subject: Subject): Promise<Rule[]> {
  const { roleRef, subjects = [], metadata } = as<V1RoleBinding>(binding);
  const isMeant = subjects.some(({ kind, name, namespace }) => {
    if (kind === 'Group') return subject.groups.includes(name);
    return subject.username === (kind === 'ServiceAccount' ? `system:serviceaccount:${namespace}:${name}` : name);
  });
  if (!isMeant) return [];
  const role = await registry.get(
    resourceOf(roleRef.kind),
    roleRef.kind === 'Role' ? metadata.namespace : undefined,
    roleRef.name,
  );
  return (role?.['rules'] as Rule[] | undefined) ?? [];
}

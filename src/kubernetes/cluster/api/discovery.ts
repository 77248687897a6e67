import { groupVersion } from '../../grammar/kinds.ts';
import { type Resource, resources } from '../resources.ts';
import { version } from '../version.ts';
import type { Answer } from './server.ts';

/** Answers what a client asks to learn of the server itself; undefined for any other path. */
export function getDiscovery(path: string): Answer | undefined {
  const plain = path.replace(/\/$/, '');
  if (plain === '/version') return { body: version };
  if (plain === '/api')
    return { body: { kind: 'APIVersions', apiVersion: 'v1', versions: ['v1'], serverAddressByClientCIDRs: [] } };
  if (plain === '/apis')
    return { body: { kind: 'APIGroupList', apiVersion: 'v1', groups: getGroups().map(printGroup) } };
  const [, root, group = '', of] = /^\/(api|apis)\/([^/]+)(?:\/([^/]+))?$/.exec(plain) ?? [];
  if (root === 'api') return resourceList('', group);
  if (root === 'apis' && of !== undefined) return resourceList(group, of);
  return undefined;
}

interface Group {
  name: string;
  version: string;
}

function getGroups(): Group[] {
  const named = resources.filter(({ group }) => group !== '');
  return [...new Map(named.map(({ group, version: of }) => [group, { name: group, version: of }])).values()];
}

function printGroup({ name, version: of }: Group): object {
  const one = { groupVersion: `${name}/${of}`, version: of };
  return { name, versions: [one], preferredVersion: one };
}

function resourceList(group: string, of: string): Answer | undefined {
  const found = resources.filter((one) => one.group === group && one.version === of);
  if (found.length === 0) return undefined;
  return {
    body: {
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion: groupVersion({ group, version: of }),
      resources: found.flatMap(printResource),
    },
  };
}

function printResource(resource: Resource): object[] {
  const { name, singular, kind, namespaced, verbs, shortNames, categories, subresources } = resource;
  const own = {
    name,
    singularName: singular,
    namespaced,
    kind,
    verbs,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  };
  return [own, ...subresources.map((name) => printSubresource(resource, name))];
}

/** What a subresource takes and gives, where that is not the resource's own kind. */
const subresourceKinds: Record<string, { kind: string; group?: string; version?: string; verbs: string[] }> = {
  scale: { kind: 'Scale', group: 'autoscaling', version: 'v1', verbs: ['get', 'patch', 'update'] },
  eviction: { kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] },
  binding: { kind: 'Binding', verbs: ['create'] },
  exec: { kind: 'PodExecOptions', verbs: ['create', 'get'] },
  attach: { kind: 'PodAttachOptions', verbs: ['create', 'get'] },
  portforward: { kind: 'PodPortForwardOptions', verbs: ['create', 'get'] },
  proxy: { kind: 'ServiceProxyOptions', verbs: ['create', 'delete', 'get', 'patch', 'update'] },
  log: { kind: 'Pod', verbs: ['get'] },
  finalize: { kind: 'Namespace', verbs: ['update'] },
};

function printSubresource({ name: of, kind, namespaced }: Resource, name: string): object {
  const special = subresourceKinds[name] ?? { kind, verbs: ['get', 'patch', 'update'] };
  return { name: `${of}/${name}`, singularName: '', namespaced, ...special };
}

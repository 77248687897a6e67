import { groupVersion, type Resource, resources } from '../resources.ts';
import type { Answer } from './server.ts';

/**
 * `/openapi/v3` and a document for each group: enough for a client to see which paths there are and that the server checks
 * fields itself. The types are not in it.
 */
export function getOpenApi(path: string): Answer | undefined {
  if (path === '/openapi/v3') return { body: { paths: Object.fromEntries(getRoots().map((root) => [root, { serverRelativeURL: `/openapi/v3/${root}` }])) } };
  const root = path.slice('/openapi/v3/'.length);
  const own = resources.filter((resource) => rootOf(resource) === root);
  if (own.length === 0) return undefined;
  return { body: { openapi: '3.0.0', info: { title: 'Kubernetes', version: 'v1.36' }, paths: Object.fromEntries(own.flatMap(describe)), components: { schemas: Object.fromEntries(own.map(schema)) } } };
}

function getRoots(): string[] {
  return [...new Set(resources.map(rootOf))];
}

function rootOf(resource: Resource): string {
  return resource.group ? `apis/${groupVersion(resource)}` : `api/${resource.version}`;
}

function describe(resource: Resource): [string, object][] {
  const { group, version, kind, plural, namespaced } = resource;
  const gvk = { group, version, kind };
  const operation = (action: string) => ({
    parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map((name) => ({ name, in: 'query', schema: { type: 'string', uniqueItems: true } })),
    responses: { 200: { description: 'OK' } },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': gvk,
  });
  const base = `/${rootOf(resource)}${namespaced ? '/namespaces/{namespace}' : ''}/${plural}`;
  return [
    [base, { get: operation('list'), post: operation('post') }],
    [`${base}/{name}`, { get: operation('get'), put: operation('put'), patch: operation('patch'), delete: operation('delete') }],
  ];
}

function schema({ group, version, kind }: Resource): [string, object] {
  const name = `io.k8s.api.${group.split('.')[0] || 'core'}.${version}.${kind}`;
  return [name, { type: 'object', 'x-kubernetes-group-version-kind': [{ group, version, kind }] }];
}

import type { OpenApiSchema, OpenApiTypes } from '../../schemas/openapi.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import { type Resource, resources } from '../resources.ts';
import { kubernetesVersion } from '../version.ts';
import type { Answer, ReadTypes } from './server.ts';

/**
 * `/openapi/v3` and a document for each group: its paths, its kinds and all the types that these are made of;
 * undefined for any other path.
 */
export async function getOpenApi(path: string, readTypes: ReadTypes = async () => ({})): Promise<Answer | undefined> {
  if (path === '/openapi/v3')
    return {
      body: {
        paths: Object.fromEntries(getRoots().map((root) => [root, { serverRelativeURL: `/openapi/v3/${root}` }])),
      },
    };
  const own = resources.filter((resource) => path === `/openapi/v3/${rootOf(resource)}`);
  if (own.length === 0) return undefined;
  const types = await readTypes();
  // Of kinds that are only listed here nothing is known.
  const known = own.filter((resource) => componentOf(resource) in types || !resource.idle);
  const schemas = describeKinds(known, types);
  return {
    body: {
      openapi: '3.0.0',
      info: { title: 'Kubernetes', version: kubernetesVersion },
      paths: Object.fromEntries(known.flatMap(describePaths)),
      components: { schemas },
    },
  };
}

function getRoots(): string[] {
  return [...new Set(resources.map(rootOf))];
}

function rootOf(resource: Resource): string {
  return resource.group ? `apis/${groupVersion(resource)}` : `api/${resource.version}`;
}

function describePaths(resource: Resource): [string, object][] {
  const { group, version, kind, name, namespaced } = resource;
  const gvk = { group, version, kind };
  const operation = (action: string) => ({
    parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map((name) => ({
      name,
      in: 'query',
      schema: { type: 'string', uniqueItems: true },
    })),
    responses: { 200: { description: 'OK' } },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': gvk,
  });
  const base = `/${rootOf(resource)}${namespaced ? '/namespaces/{namespace}' : ''}/${name}`;
  return [
    [base, { get: operation('list'), post: operation('post') }],
    [
      `${base}/{name}`,
      { get: operation('get'), put: operation('put'), patch: operation('patch'), delete: operation('delete') },
    ],
  ];
}

function describeKinds(own: Resource[], types: OpenApiTypes): Record<string, object> {
  const kinds = new Map(own.map((resource) => [componentOf(resource), resource]));
  const found: Record<string, object> = {};
  const add = (name: string) => {
    if (name in found) return;
    const resource = kinds.get(name);
    const schema = types[name] ?? { type: 'object' };
    found[name] = resource
      ? {
          ...schema,
          'x-kubernetes-group-version-kind': [
            { group: resource.group, version: resource.version, kind: resource.kind },
          ],
        }
      : schema;
    for (const inner of refsIn(schema)) add(inner);
  };
  for (const name of kinds.keys()) add(name);
  return found;
}

function componentOf({ group, version, kind }: Resource): string {
  // The definitions of kinds are a part of another program, and its types are named by that.
  const types = group === 'apiextensions.k8s.io' ? 'io.k8s.apiextensions-apiserver.pkg.apis' : 'io.k8s.api';
  return `${types}.${group.split('.')[0] || 'core'}.${version}.${kind}`;
}

function refsIn({ properties = {}, items, additionalProperties, allOf = [] }: OpenApiSchema): string[] {
  const inner = [
    ...Object.values(properties),
    ...(items ? [items] : []),
    ...(additionalProperties ? [additionalProperties] : []),
  ];
  return [...allOf.map(({ $ref }) => $ref.replace('#/components/schemas/', '')), ...inner.flatMap(refsIn)];
}

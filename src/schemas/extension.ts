import { globSync } from 'node:fs';
import { join } from 'node:path';
import { modelName, readModels } from './models.ts';
import type { KindSchema, ObjectSchema, SchemaSet } from './schema.ts';

/** Kinds of the extensions that stand outside namespaces; the packages do not say it. */
const clusterWide = ['GatewayClass', 'XMesh', 'ClusterTriggerAuthentication', 'ClusterCloudEventSource'];

/** Reads the kinds of a project that extends Kubernetes from its `@kubernetes-models` package below node_modules. */
export function readExtension(modules: string, { name, package: folder }: { name: string; package: string }): SchemaSet {
  // A kind is what has a list; below the package stand group and version.
  const lists = globSync('*/v*/*List.d.ts', { cwd: join(modules, folder) }).sort();
  const found = lists.map((list) => `${folder}/${list.replaceAll('\\', '/').replace('List.d.ts', '')}`);
  const $defs = readModels(modules, found);
  return { name, kinds: Object.fromEntries(found.flatMap((module) => entryOf(module, $defs))), $defs };
}

function entryOf(module: string, $defs: Record<string, ObjectSchema>): [string, KindSchema][] {
  const type = modelName(module);
  const [apiVersion] = valuesOf($defs[type], 'apiVersion');
  const [kind] = valuesOf($defs[type], 'kind');
  if (!apiVersion || !kind) return [];
  return [[`${apiVersion}/${kind}`, { apiVersion, kind, type, plural: pluralOf(kind), namespaced: !clusterWide.includes(kind) }]];
}

function valuesOf(type: ObjectSchema | undefined, field: string): string[] {
  const schema = type?.properties[field];
  return schema && 'enum' in schema && schema.type === 'string' ? (schema.enum ?? []) : [];
}

function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  return /(s|x|ch)$/.test(name) ? `${name}es` : `${name.replace(/y$/, 'ie')}s`;
}

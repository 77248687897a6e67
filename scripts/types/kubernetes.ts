import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts, Kind, Type } from '../../src/kubernetes/schemas/facts.ts';
import { addEnums, parseEnums } from './enums.ts';
import { type Described, getType } from './schema.ts';

interface Document {
  components?: { schemas?: Record<string, Described> };
}

/** `api/discovery` of the sources: what the server answers about the resources of a group and version. */
interface ResourceList {
  groupVersion?: string;
  resources?: { name: string; kind: string; namespaced: boolean; shortNames?: string[]; verbs: string[] }[];
}

type Gvk = { group: string; version: string; kind: string };

/** Reads the kinds and types of a Kubernetes release from its sources. */
export function readKubernetes(folder: string, from: string): Facts {
  const schemas: Record<string, Described> = Object.assign(
    {},
    ...readAll<Document>(folder, 'api/openapi-spec/v3').map(({ components }) => components?.schemas),
  );
  if (Object.keys(schemas).length === 0)
    throw new Error(`${folder} has no api/openapi-spec/v3: give the folder of a module k8s.io/kubernetes`);
  const types = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, getType(schema)]));
  // The published OpenAPI leaves the enums out; the sources that a server answers from have them.
  addEnums(types, parseEnums(readFileSync(join(folder, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8')));
  return { from, kinds: getKinds(readAll<ResourceList>(folder, 'api/discovery'), getNames(schemas)), types };
}

function readAll<T>(folder: string, below: string): T[] {
  const files = globSync('*.json', { cwd: join(folder, below) }).sort();
  return files.map((file) => JSON.parse(readFileSync(join(folder, below, file), 'utf8')) as T);
}

/** The type of each `apiVersion/kind`. */
function getNames(schemas: Record<string, Described>): Map<string, string> {
  const named = Object.entries(schemas).flatMap(([type, schema]) =>
    ((schema['x-kubernetes-group-version-kind'] ?? []) as Gvk[]).map(
      ({ group, version, kind }) => [`${group ? `${group}/` : ''}${version}/${kind}`, type] as const,
    ),
  );
  return new Map(named);
}

/** A kind is what can be created at a path of its own. */
function getKinds(lists: ResourceList[], types: Map<string, string>): Record<string, Kind> {
  const kinds: Record<string, Kind> = {};
  for (const { groupVersion, resources = [] } of lists)
    for (const { name, kind, namespaced, shortNames, verbs } of resources) {
      if (name.includes('/') || !verbs.includes('create')) continue;
      const type = types.get(`${groupVersion}/${kind}`);
      if (!type)
        throw new Error(
          `api/discovery has ${groupVersion}/${kind} and no schema of api/openapi-spec/v3 is of that kind`,
        );
      kinds[`${groupVersion}/${kind}`] = { type, plural: name, ...(shortNames && { shortNames }), namespaced, verbs };
    }
  return kinds;
}

/** The facts without the types that no kind is made of, such as lists and the options of a deletion. */
export function keepReachable(facts: Facts): Facts {
  const reached = new Set<string>();
  const reach = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    refsIn(facts.types[name]).forEach(reach);
  };
  for (const { type } of Object.values(facts.kinds)) reach(type);
  return { ...facts, types: Object.fromEntries(Object.entries(facts.types).filter(([name]) => reached.has(name))) };
}

function refsIn({ $ref, properties = {}, items, additionalProperties }: Type = {}): string[] {
  const inner = [
    ...Object.values(properties),
    ...(items ? [items] : []),
    ...(additionalProperties ? [additionalProperties] : []),
  ];
  return [...($ref ? [$ref] : []), ...inner.flatMap(refsIn)];
}

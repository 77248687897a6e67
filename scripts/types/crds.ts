import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Facts, Kind, Type } from '../../src/kubernetes/schemas/facts.ts';
import { type Described, getType } from './schema.ts';

interface Definition {
  kind: string;
  spec: {
    group: string;
    scope: 'Cluster' | 'Namespaced';
    names: { kind: string; plural: string; shortNames?: string[] };
    versions: { name: string; served: boolean; schema: { openAPIV3Schema: Described } }[];
  };
}

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** Reads the kinds of a project from its CustomResourceDefinitions: every version that is served. */
export function readDefinitions(folder: string, from: string): Facts {
  const facts: Facts = { from, kinds: {}, types: {} };
  const files = globSync('*.yaml', { cwd: folder }).sort();
  for (const definition of files
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as Definition))
    if (definition?.kind === 'CustomResourceDefinition') addKinds(facts, definition);
  if (Object.keys(facts.kinds).length === 0) throw new Error(`${folder} has no CustomResourceDefinitions`);
  return facts;
}

function addKinds({ kinds, types }: Facts, { spec: { group, scope, names, versions } }: Definition): void {
  const known = new Map(Object.entries(types).map(([name, type]) => [JSON.stringify(type), name]));
  for (const { name, schema } of versions.filter(({ served }) => served)) {
    const type = `${group}.${name}.${names.kind}`;
    const root = getType(schema.openAPIV3Schema);
    const kind: Kind = {
      type,
      plural: names.plural,
      ...(names.shortNames && { shortNames: names.shortNames }),
      namespaced: scope === 'Namespaced',
    };
    kinds[`${group}/${name}/${names.kind}`] = kind;
    // A definition leaves the metadata to the server, which takes those of any object.
    types[type] = nameParts(
      { ...root, properties: { ...root.properties, metadata: { $ref: objectMeta } } },
      type,
      types,
      known,
    );
  }
}

/**
 * A definition writes every type where it is used. Here each gets the name of its place, and one that is the same as
 * another the name of that.
 */
function nameParts(type: Type, place: string, types: Record<string, Type>, known: Map<string, string>): Type {
  const name = (part: Type, at: string): Type => {
    const named = nameParts(part, at, types, known);
    if (!named.properties) return named;
    const { default: value, ...shape } = named;
    const text = JSON.stringify(shape);
    const same = known.get(text) ?? at;
    known.set(text, same);
    types[same] = shape;
    return { $ref: same, ...(value !== undefined && { default: value }) };
  };
  return {
    ...type,
    ...(type.properties && {
      properties: Object.fromEntries(
        Object.entries(type.properties).map(([key, part]) => [key, name(part, `${place}/${key}`)]),
      ),
    }),
    ...(type.items && { items: name(type.items, place) }),
    ...(type.additionalProperties && { additionalProperties: name(type.additionalProperties, place) }),
  };
}

import { parseAllDocuments, type Document } from 'yaml';
import type { Schemas } from '../../../kubernetes/build.ts';
import type { KindSchema, Schema, SchemaSet } from '../../../kubernetes/index.ts';
import { toDocument } from '../document.ts';
import { kindIn } from '../kind.ts';
import { slips } from './slips.ts';
import { valueAt, type Path } from '../value.ts';

/** A manifest with one fault put in. */
export interface Mutation {
  /** What kind of fault: `misspelt key`. */
  fault: string;
  /** Where and how: `spec.replicas -> spec.replica`. */
  what: string;
  text: string;
}

/** A change of one document; false when it does not apply. */
export type Change = (document: Document) => unknown;
export type Fault = [fault: string, what: string, change: Change];

/** All faults that a program can put into a YAML text, one in each mutation; the same ones each time. */
export function getMutations(text: string, schemas: Schemas): Mutation[] {
  return parseAllDocuments(text).flatMap((parsed, index) => {
    const value = (parsed as Document).toJS() as unknown;
    const set = [schemas.kubernetes[0], ...schemas.extensions, schemas.kind].find(
      (candidate) => candidate && kindIn(toDocument('', value), candidate),
    );
    const kind = set && kindIn(toDocument('', value), set);
    if (!set || !kind) return [];
    return [...shapeFaults(value, set, kind), ...slips(value)].flatMap(([fault, what, change]) => {
      const documents = parseAllDocuments(text) as Document[];
      const document = documents[index];
      if (!document || change(document) === false) return [];
      return [{ fault, what: `${kind.kind}: ${what}`, text: documents.map(String).join('---\n') }];
    });
  });
}

/** Faults against the schema: at every field of the document. */
function shapeFaults(value: unknown, set: SchemaSet, kind: KindSchema): Fault[] {
  const walk = (schema: Schema | undefined, path: Path): Fault[] => {
    const found = valueAt(value, path);
    if (!schema || found === undefined || found === null) return [];
    if ('$ref' in schema) return walk(set.$defs[schema.$ref.replace('#/$defs/', '')], path);
    const name = path.join('.');
    if ('properties' in schema)
      return Object.keys(found).flatMap((key) => [
        ...keyFaults(schema, path, key),
        ...walk(schema.properties[key], [...path, key]),
      ]);
    if ('items' in schema)
      return [
        ['wrong type', `${name} is no list`, (document) => document.setIn(path, 'none')],
        ...(found as unknown[]).flatMap((_, index) => walk(schema.items, [...path, index])),
      ];
    if ('additionalProperties' in schema && schema.additionalProperties)
      return Object.keys(found).flatMap((key) => walk(schema.additionalProperties || undefined, [...path, key]));
    return leafFaults(schema, path, found);
  };
  return walk(set.$defs[kind.type], []);
}

function keyFaults(schema: { required: string[] }, path: Path, key: string): Fault[] {
  const misspelt =
    `${key.slice(0, -2)}${key.slice(-1)}${key.slice(-2, -1)}` === key
      ? `${key}x`
      : `${key.slice(0, -2)}${key.slice(-1)}${key.slice(-2, -1)}`;
  const where = [...path, key];
  const rename: Change = (document) => {
    const found = document.getIn(where, true);
    document.deleteIn(where);
    document.setIn([...path, misspelt], found);
  };
  return [
    ['misspelt key', `${where.join('.')} -> ${misspelt}`, rename],
    ...(schema.required.includes(key)
      ? ([['required field dropped', where.join('.'), (document) => document.deleteIn(where)]] as Fault[])
      : []),
  ];
}

function leafFaults(schema: Schema, path: Path, found: unknown): Fault[] {
  const name = path.join('.');
  const set = (fault: string, value: unknown): Fault => [
    fault,
    `${name} = ${JSON.stringify(value)}`,
    (document) => document.setIn(path, value),
  ];
  if ('enum' in schema && typeof found === 'string') return [set('bad enum', `${found}x`)];
  if ('format' in schema && schema.format === 'quantity') return [set('bad quantity', `${String(found)}B`)];
  if (!('type' in schema)) return [];
  if (schema.type === 'string') return [set('wrong type', 8080), set('wrong type', { nested: found })];
  if (schema.type === 'integer' || schema.type === 'boolean') return [set('wrong type', 'three')];
  return [set('wrong type', [found])];
}

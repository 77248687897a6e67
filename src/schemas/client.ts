import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refTo, type KindSchema, type ObjectSchema, type Schema, type SchemaSet } from './schema.ts';
import { parseType } from './type-text.ts';

interface Attribute {
  baseName: string;
  type: string;
  format: string;
}

/**
 * Reads the types and kinds of the official client (`@kubernetes/client-node`) in that folder; `minor` is the Kubernetes
 * that it was made from. Goes by what the client exports: 2.0.1 still carries the files of types that it has left behind.
 */
export function readClient(folder: string): SchemaSet & { minor: string } {
  const generated = join(folder, 'dist/gen');
  const types = [...readFileSync(join(generated, 'models/all.js'), 'utf8').matchAll(/models\/(\w+)\.js/g)].map(([, name = '']) => name);
  const apis = [...readFileSync(join(generated, 'index.js'), 'utf8').matchAll(/ as (\w+V\d\w*Api)\b/g)].map(([, name = '']) => name);
  const minor = /OpenAPI spec version: (?:release-|v)(1\.\d+)/.exec(readFileSync(join(generated, 'models/V1Pod.js'), 'utf8'))?.[1];
  if (!minor) throw new Error(`${folder} does not say which Kubernetes release it was made from`);
  return {
    minor,
    name: `Kubernetes ${minor}`,
    kinds: getKinds(apis.map((name) => readFileSync(join(generated, 'apis', `${name}.js`), 'utf8'))),
    $defs: Object.fromEntries(types.map((name) => [name, readType(join(generated, 'models', name))])),
  };
}

/** The generated class holds names and types as JSON; only its declaration says which of them may be left out. */
function readType(path: string): ObjectSchema {
  const map = /attributeTypeMap = (\[[\s\S]*?\n?\]);/.exec(readFileSync(`${path}.js`, 'utf8'))?.[1] ?? '[]';
  const optional = new Map([...readFileSync(`${path}.d.ts`, 'utf8').matchAll(/^ {4}'([^']+)'(\??):/gm)].map(([, name = '', mark]) => [name, mark === '?']));
  const attributes = JSON.parse(map) as (Attribute & { name: string })[];
  return {
    type: 'object',
    properties: Object.fromEntries(attributes.map((attribute) => [attribute.baseName, schemaOf(attribute)])),
    required: attributes.filter(({ name }) => optional.get(name) === false).map(({ baseName }) => baseName),
    additionalProperties: false,
  };
}

function schemaOf({ type, format }: Attribute): Schema {
  if (format === 'byte') return type === 'string' ? { type, format } : { type: 'object', additionalProperties: { type: 'string', format } };
  return parseType(type, (name) => named(name, format));
}

/** What the client calls a type, with the format that it keeps beside. */
function named(type: string, format: string): Schema {
  if (type === 'number') return format === 'int32' || format === 'int64' ? { type: 'integer', format } : { type };
  if (type === 'Date' || type === 'V1MicroTime') return { type: 'string', format: 'date-time' };
  if (type === 'IntOrString') return { type: ['integer', 'string'], format: 'int-or-string' };
  return refTo(type);
}

/** A kind is what can be created at the path of a collection. */
function getKinds(apis: string[]): Record<string, KindSchema> {
  const create = /async create\w+\([^)]*\) \{(?:(?!\n {4}async )[\s\S])*?const localVarPath = '([^']+)'(?:(?!\n {4}async )[\s\S])*?serialize\(body, "(\w+)"/g;
  const kinds = apis.flatMap((text) => [...text.matchAll(create)]).flatMap(([, path = '', type = '']) => kindOf(path, type));
  return Object.fromEntries(kinds.map((kind) => [`${kind.apiVersion}/${kind.kind}`, kind]));
}

function kindOf(path: string, type: string): KindSchema[] {
  const [, apiVersion = '', namespace, plural] = /^\/apis?\/((?:[^/{]+\/)?v\d\w*)\/(namespaces\/\{namespace\}\/)?([^/{]+)$/.exec(path) ?? [];
  if (!plural) return [];
  const version = apiVersion.split('/').at(-1) ?? '';
  const kind = type.replace(new RegExp(`^[A-Za-z]*?${version.replace('v', 'V')}`), '');
  return [{ apiVersion, kind, type, plural, namespaced: namespace !== undefined }];
}

import { typeOf, type Schema, type SchemaSet } from './schema.ts';

type Fields = Record<string, unknown>;

/** The fields of a value that its kind does not have, as the API server names them: `spec.containers[0].imagee`. Nothing for a kind that the set does not know. */
export function getUnknownFields(value: unknown, set: SchemaSet, kind: string): string[] {
  const unknown: string[] = [];
  visit(value, set, kind, (found, schema, { path }) => {
    if (!('properties' in schema) || !isFields(found)) return;
    for (const key of Object.keys(found)) if (!Object.hasOwn(schema.properties, key)) unknown.push([path, key].filter(Boolean).join('.'));
  });
  return unknown;
}

/**
 * What Go says of the first value whose type is wrong: `json: cannot unmarshal string into Go struct field
 * DeploymentSpec.spec.replicas of type int32`. Undefined when all are right, and for a kind that the set does not know.
 */
export function getTypeError(value: unknown, set: SchemaSet, kind: string): string | undefined {
  let error: string | undefined;
  visit(value, set, kind, (found, schema, { owner, fields }) => {
    const wanted = goType(schema);
    if (error !== undefined || wanted === undefined || fits(found, schema)) return;
    error = `json: cannot unmarshal ${jsonType(found, schema)} into Go struct field ${owner}.${fields} of type ${wanted}`;
  });
  return error;
}

/** Where a value stands: its path with indexes, the names of its fields only, and the Go type that holds the last of them. */
interface Place {
  path: string;
  fields: string;
  owner: string;
}

type Visitor = (value: unknown, schema: Schema, place: Place) => void;

/** Calls back for every value that a schema describes, in the order in which they stand. A null is no value. */
function visit(value: unknown, set: SchemaSet, kind: string, call: Visitor) {
  const type = set.kinds[kind]?.type;
  const walk = (found: unknown, schema: Schema, place: Place) => {
    if (found === null || found === undefined) return;
    call(found, schema, place);
    const name = typeOf(schema);
    if (name) return walkType(found, name, place);
    if ('items' in schema && Array.isArray(found)) found.forEach((item, index) => walk(item, schema.items, { ...place, path: `${place.path}[${index}]` }));
    if ('additionalProperties' in schema && schema.additionalProperties && isFields(found))
      for (const [key, item] of Object.entries(found)) walk(item, schema.additionalProperties, { ...place, path: `${place.path}.${key}` });
  };
  const walkType = (found: unknown, name: string, place: Place) => {
    const schema = set.$defs[name];
    if (!schema || !isFields(found)) return;
    call(found, schema, place);
    const join = (parent: string, key: string) => (parent ? `${parent}.${key}` : key);
    for (const [key, field] of Object.entries(schema.properties))
      if (Object.hasOwn(found, key)) walk(found[key], field, { path: join(place.path, key), fields: join(place.fields, key), owner: goName(name) });
  };
  if (type) walkType(value, type, { path: '', fields: '', owner: goName(type) });
}

function fits(value: unknown, schema: Schema): boolean {
  if ('$ref' in schema) return isFields(value);
  if (!('type' in schema)) return true;
  if (Array.isArray(schema.type)) return typeof value === 'string' || typeof value === 'number';
  if (schema.type === 'array') return Array.isArray(value);
  if (schema.type === 'object') return isFields(value);
  return schema.type === 'integer' ? Number.isInteger(value) : typeof value === schema.type;
}

/** The Go type of a schema; undefined for those that decode themselves and say other things. */
function goType(schema: Schema): string | undefined {
  if ('$ref' in schema) return qualified(typeOf(schema) ?? '');
  if (!('type' in schema) || 'properties' in schema || Array.isArray(schema.type)) return undefined;
  if (schema.type === 'array') return `[]${goType(schema.items) ?? 'interface {}'}`;
  if (schema.type === 'object') return `map[string]${goType(schema.additionalProperties) ?? 'interface {}'}`;
  if (schema.type === 'integer') return ('format' in schema && schema.format) || 'int64';
  return { string: 'string', boolean: 'bool', number: 'float64' }[schema.type];
}

const goName = (type: string) => type.replace(/^[A-Za-z]*?V\d+((alpha|beta)\d+)?(?=[A-Z])/, '');
const qualified = (type: string) => `${/V\d+(?:(?:alpha|beta)\d+)?(?=[A-Z])/.exec(type)?.[0].toLowerCase() ?? 'v1'}.${goName(type)}`;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonType(value: unknown, schema: Schema): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  // Of a number that does not fit, Go gives the number itself.
  return typeof value === 'number' && 'type' in schema && schema.type === 'integer' ? `number ${value}` : typeof value;
}

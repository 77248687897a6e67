import type { Schema, SchemaSet } from '../../schemas/schema.ts';
import { type Fields, isFields } from '../object.ts';

/** What strict decoding finds in a value: fields that the type lacks, and the first value of a wrong type. */
export interface Decoded {
  unknown: string[];
  /** In the words of Go's JSON decoder. */
  mismatch: string | undefined;
}

/**
 * Reads an object as the server's decoder does; `kind` is as `apps/v1/Deployment`. Nothing is found in
 * kinds without a schema.
 */
export function decode(schemas: SchemaSet, kind: string, object: Fields): Decoded {
  const found: Decoded = { unknown: [], mismatch: undefined };
  const type = schemas.kinds[kind]?.type;
  if (type) walk({ schemas, found }, { $ref: `#/$defs/${type}` }, object, { path: '', names: [], struct: '' });
  return found;
}

interface Work {
  schemas: SchemaSet;
  found: Decoded;
}

interface Place {
  /** `spec.containers[0].image` */
  path: string;
  /** The same without places in lists. */
  names: string[];
  /** The Go type that holds the field. */
  struct: string;
}

function walk(work: Work, schema: Schema, value: unknown, place: Place): void {
  if (value === null || value === undefined) return;
  if ('$ref' in schema) return walkStruct(work, schema.$ref.replace('#/$defs/', ''), value, place);
  if (!('type' in schema)) return;
  if (schema.type === 'array') return walkList(work, schema.items, value, place);
  if (schema.type === 'object')
    return 'properties' in schema ? undefined : walkMap(work, schema.additionalProperties, value, place);
  if (!fits(schema, value)) mismatch(work, value, goType(schema), place);
}

function walkStruct(work: Work, type: string, value: unknown, place: Place): void {
  const definition = work.schemas.$defs[type];
  if (!definition) return;
  if (!isFields(value)) return mismatch(work, value, goPath(type), place);
  for (const [key, one] of Object.entries(value)) {
    const path = place.path ? `${place.path}.${key}` : key;
    const schema = definition.properties[key];
    if (schema) walk(work, schema, one, { path, names: [...place.names, key], struct: goName(type) });
    else work.found.unknown.push(path);
  }
}

function walkList(work: Work, items: Schema, value: unknown, place: Place): void {
  if (!Array.isArray(value)) return mismatch(work, value, `[]${goType(items)}`, place);
  value.forEach((one, index) => walk(work, items, one, { ...place, path: `${place.path}[${index}]` }));
}

function walkMap(work: Work, values: Schema, value: unknown, place: Place): void {
  if (!isFields(value)) return mismatch(work, value, `map[string]${goType(values)}`, place);
  for (const [key, one] of Object.entries(value)) walk(work, values, one, { ...place, path: `${place.path}.${key}` });
}

function fits(schema: { type: string | string[]; format?: string }, value: unknown): boolean {
  const types = [schema.type].flat();
  if (typeof value === 'string') return types.includes('string');
  if (typeof value === 'number')
    return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
  return typeof value === 'boolean' && types.includes('boolean');
}

function mismatch({ found }: Work, value: unknown, type: string, { names, struct }: Place): void {
  const kind = Array.isArray(value)
    ? 'array'
    : typeof value === 'boolean'
      ? 'bool'
      : typeof value === 'number'
        ? Number.isInteger(value)
          ? 'number'
          : `number ${value}`
        : typeof value;
  found.mismatch ??= `json: cannot unmarshal ${kind} into Go struct field ${struct}.${names.join('.')} of type ${type}`;
}

/** `io.k8s.api.core.v1.PodSpec` is PodSpec in Go, and v1.PodSpec in other packages. */
function goName(type: string): string {
  return type.split('.').at(-1) ?? type;
}

function goPath(type: string): string {
  return type.split('.').slice(-2).join('.');
}

function goType(schema: Schema): string {
  if ('$ref' in schema) return goPath(schema.$ref.replace('#/$defs/', ''));
  if (!('type' in schema)) return 'interface {}';
  if (schema.type === 'array') return `[]${goType(schema.items)}`;
  if (schema.type === 'object')
    return 'additionalProperties' in schema && schema.additionalProperties
      ? `map[string]${goType(schema.additionalProperties)}`
      : 'struct';
  const format = 'format' in schema ? schema.format : undefined;
  if (format === 'int-or-string') return 'intstr.IntOrString';
  if (format === 'quantity') return 'resource.Quantity';
  if (schema.type === 'integer') return format === 'int64' ? 'int64' : 'int32';
  return schema.type === 'boolean' ? 'bool' : schema.type === 'number' ? 'float64' : 'string';
}

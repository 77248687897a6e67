import type { Facts, Type } from './facts.ts';
import { type KindSchema, type ObjectSchema, refTo, type Schema, type SchemaSet, typeOf } from './schema.ts';
import { getParts } from './slim.ts';

/**
 * The strict schemas of a release: no type has fields that are not named. `shared` are types of another release
 * that its own refer to.
 */
export function getStrict(name: string, facts: Facts, shared: Facts['types'] = {}): SchemaSet {
  const types = { ...shared, ...facts.types };
  const objects = Object.entries(types).filter(([, { properties }]) => properties);
  const $defs = Object.fromEntries(objects.map(([type, found]) => [type, toObject(found, types)]));
  for (const type of Object.values($defs)) requireSpec(type, $defs);
  const kinds = Object.fromEntries(
    Object.entries(facts.kinds).map(([key, { type, plural, namespaced }]) => [
      key,
      { ...splitKind(key), type, plural, namespaced },
    ]),
  );
  return {
    name,
    kinds,
    $defs: getParts(
      $defs,
      Object.values(kinds).map(({ type }) => type),
    ),
  };
}

function splitKind(key: string): Pick<KindSchema, 'apiVersion' | 'kind'> {
  const end = key.lastIndexOf('/');
  return { apiVersion: key.slice(0, end), kind: key.slice(end + 1) };
}

function toObject({ properties = {}, required = [] }: Type, types: Facts['types']): ObjectSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, type]) => [name, toSchema(type, types)])),
    // A server sets the default of a field before it asks whether the field is there.
    required: required.filter((name) => properties[name]?.default === undefined),
    additionalProperties: false,
  };
}

function toSchema(
  { $ref, type, format, enum: values, items, additionalProperties }: Type,
  types: Facts['types'],
): Schema {
  if ($ref) {
    const named = types[$ref];
    if (!named)
      throw new Error(`src/kubernetes/schemas/data refers to ${$ref} and does not have it: run npm run types`);
    return named.properties ? refTo($ref) : toSchema(named, types);
  }
  if (items) return { type: 'array', items: toSchema(items, types) };
  if (type === 'object')
    return { type: 'object', additionalProperties: additionalProperties ? toSchema(additionalProperties, types) : {} };
  return { ...(type && { type }), ...(format && { format }), ...(values && { enum: values }) } as Schema;
}

/**
 * The API takes an object without its spec and then misses what the spec must have: a Deployment's selector,
 * a Pod's containers.
 */
function requireSpec(type: ObjectSchema, $defs: SchemaSet['$defs']): void {
  const spec = $defs[typeOf(type.properties.spec) ?? ''];
  if (spec && spec.required.length > 0 && !type.required.includes('spec')) type.required.push('spec');
}

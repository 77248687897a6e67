import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modelName } from './models.ts';
import { typeOf, type ObjectSchema, type Schema, type SchemaSet } from './schema.ts';

/** The modules of `kubernetes-models` below node_modules that declare kinds of those sets. */
export function getModels(modules: string, sets: readonly SchemaSet[]): string[] {
  const named = sets.flatMap(({ kinds }) => Object.values(kinds).map(({ apiVersion, kind }) => modelOf(apiVersion, kind)));
  return [...new Set(named)].filter((module) => existsSync(join(modules, `${module}.d.ts`)));
}

const modelOf = (apiVersion: string, kind: string) => `kubernetes-models/${apiVersion}/${kind}`;

/**
 * The schemas of the official client with what only `kubernetes-models` says: which strings are one of a few values and
 * which are quantities. Both describe the same API, so every kind is walked in both at once, field by field.
 */
export function refine<T extends SchemaSet>(client: T, models: Record<string, ObjectSchema>): T {
  const $defs = structuredClone(client.$defs);
  const done = new Set<string>();
  const walk = (schema: Schema | undefined, model: Schema | undefined): Schema => {
    const type = typeOf(schema);
    if (type) {
      walkType(type, models[typeOf(model) ?? '']);
      return schema ?? {};
    }
    if (schema && 'items' in schema) return { type: 'array', items: walk(schema.items, itemsOf(model)) };
    if (schema && 'additionalProperties' in schema && schema.additionalProperties)
      return { type: 'object', additionalProperties: walk(schema.additionalProperties, valuesOf(model)) };
    return narrower(schema, model);
  };
  const walkType = (type: string, model: ObjectSchema | undefined) => {
    const own = $defs[type];
    if (!own || !model || done.has(type)) return;
    done.add(type);
    for (const [name, schema] of Object.entries(own.properties)) own.properties[name] = walk(schema, model.properties[name]);
  };
  for (const { type, apiVersion, kind } of Object.values(client.kinds)) walkType(type, models[modelName(modelOf(apiVersion, kind))]);
  for (const type of Object.values($defs)) requireSpec(type, $defs);
  return { ...client, $defs };
}

/** A string of the client is narrowed by an enum or a quantity of the model. */
function narrower(schema: Schema | undefined, model: Schema | undefined): Schema {
  if (!schema || !('type' in schema) || schema.type !== 'string' || schema.format) return schema ?? {};
  return model && ('enum' in model || ('format' in model && model.format === 'quantity')) ? model : schema;
}

/** The API takes an object without its spec and then misses what the spec must have: a Deployment's selector, a Pod's containers. */
function requireSpec(type: ObjectSchema, $defs: SchemaSet['$defs']) {
  const spec = $defs[typeOf(type.properties.spec) ?? ''];
  if (spec && spec.required.length > 0 && !type.required.includes('spec')) type.required.push('spec');
}

const itemsOf = (schema: Schema | undefined) => (schema && 'items' in schema ? schema.items : undefined);
const valuesOf = (schema: Schema | undefined) =>
  schema && 'additionalProperties' in schema && schema.additionalProperties ? schema.additionalProperties : undefined;

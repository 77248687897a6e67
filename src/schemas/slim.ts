import { typeOf, type KindSchema, type Schema, type SchemaSet } from './schema.ts';

/** The part of a set that describes those kinds, named `apiVersion/kind`, and all that they are made of; throws when it has no such kind. */
export function slim({ name, kinds, $defs }: SchemaSet, wanted: readonly string[]): SchemaSet {
  const kept: SchemaSet = { name, kinds: {}, $defs: {} };
  const keep = (schema: Schema) => typesIn(schema).forEach(keepType);
  const keepType = (type: string) => {
    const found = $defs[type];
    if (!found || type in kept.$defs) return;
    kept.$defs[type] = found;
    Object.values(found.properties).forEach(keep);
  };
  for (const key of wanted) {
    const kind: KindSchema | undefined = kinds[key];
    if (!kind) throw new Error(`${name} has no ${key}`);
    kept.kinds[key] = kind;
    keepType(kind.type);
  }
  return kept;
}

function typesIn(schema: Schema): string[] {
  if ('items' in schema) return typesIn(schema.items);
  if ('additionalProperties' in schema && schema.additionalProperties) return typesIn(schema.additionalProperties);
  const type = typeOf(schema);
  return type ? [type] : [];
}

import { typeOf, type ObjectSchema, type Schema, type SchemaSet } from './schema.ts';

/**
 * The part of a set that describes those kinds, named `apiVersion/kind`, and all that they are made of; throws
 * when it has no such kind.
 */
export function slim({ name, kinds, $defs }: SchemaSet, wanted: readonly string[]): SchemaSet {
  const found = wanted.map((key) => {
    const kind = kinds[key];
    if (!kind) throw new Error(`${name} has no ${key}`);
    return [key, kind] as const;
  });
  return {
    name,
    kinds: Object.fromEntries(found),
    $defs: getParts(
      $defs,
      found.map(([, { type }]) => type),
    ),
  };
}

/** Those types and all that they are made of. */
export function getParts($defs: SchemaSet['$defs'], roots: readonly string[]): SchemaSet['$defs'] {
  const parts: Record<string, ObjectSchema> = {};
  const keep = (type: string) => {
    const found = $defs[type];
    if (!found || type in parts) return;
    parts[type] = found;
    Object.values(found.properties).flatMap(typesIn).forEach(keep);
  };
  roots.forEach(keep);
  return parts;
}

function typesIn(schema: Schema): string[] {
  if ('items' in schema) return typesIn(schema.items);
  if ('additionalProperties' in schema && schema.additionalProperties) return typesIn(schema.additionalProperties);
  const type = typeOf(schema);
  return type ? [type] : [];
}

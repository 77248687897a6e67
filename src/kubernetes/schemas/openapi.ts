import type { Facts, Type } from './facts.ts';

/** What a type and its fields are for, in the words of `kubectl explain`. */
export interface Descriptions {
  type: string | undefined;
  fields: Record<string, string>;
}

/** A type as the server's OpenAPI 3 documents describe it, with the words of `kubectl explain`. */
export interface OpenApiSchema {
  description?: string;
  type?: string;
  format?: string;
  enum?: (string | number)[];
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  items?: OpenApiSchema;
  additionalProperties?: OpenApiSchema;
  allOf?: { $ref: string }[];
  oneOf?: { type: string }[];
}

/** By component, as `io.k8s.api.apps.v1.Deployment`. */
export type OpenApiTypes = Record<string, OpenApiSchema>;

/**
 * The components that describe those kinds, named `apiVersion/kind`, and all that they are made of; throws when
 * there is no such kind.
 */
export function getOpenApiTypes(
  { from, kinds, types }: Facts,
  wanted: readonly string[],
  describe: (type: string) => Descriptions,
): OpenApiTypes {
  const found: OpenApiTypes = {};
  const add = (name: string): void => {
    const type = types[name];
    if (!type || name in found) return;
    const refs: string[] = [];
    found[name] = toOpenApi(type, refs, describe(name));
    refs.forEach(add);
  };
  for (const key of wanted) {
    const kind = kinds[key];
    if (!kind) throw new Error(`${from} has no ${key}`);
    add(kind.type);
  }
  return found;
}

/** Writes to `refs` which other types it names. */
function toOpenApi(type: Type, refs: string[], about?: Descriptions): OpenApiSchema {
  const { $ref, properties, required, items, additionalProperties, enum: values } = type;
  if ($ref) refs.push($ref);
  return {
    ...(about?.type && { description: about.type }),
    ...($ref ? { allOf: [{ $ref: `#/components/schemas/${$ref}` }] } : toForm(type)),
    ...(values && { enum: values }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [name, toField(field, refs, about?.fields[name])]),
      ),
    }),
    ...(required && { required }),
    ...(items && { items: toOpenApi(items, refs) }),
    ...(additionalProperties && { additionalProperties: toOpenApi(additionalProperties, refs) }),
  };
}

const toField = (type: Type, refs: string[], description: string | undefined) => ({
  ...(description && { description }),
  ...toOpenApi(type, refs),
});

function toForm({ type, format }: Type): OpenApiSchema {
  if (!Array.isArray(type)) return { ...(type && { type }), ...(format && { format }) };
  return { ...(format !== 'quantity' && format && { format }), oneOf: type.map((one) => ({ type: one })) };
}

import type { Type } from '../../src/kubernetes/schemas/facts.ts';

/** A schema as an OpenAPI document or a CustomResourceDefinition writes it. */
export interface Described {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  default?: unknown;
  required?: string[];
  properties?: Record<string, Described>;
  items?: Described;
  additionalProperties?: Described | boolean;
  allOf?: Described[];
  oneOf?: Described[];
  'x-kubernetes-int-or-string'?: boolean;
  [word: string]: unknown;
}

/** What is kept word for word. Descriptions and rules in CEL are not kept. */
const kept = [
  'enum',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-patch-merge-key',
];

/** How the generator of CustomResourceDefinitions writes a Quantity: as any number or string with this pattern. */
const quantityPattern = '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))';

/** What is to be known of a schema, without its description. */
export function getType(schema: Described): Type {
  const { properties, required, items, additionalProperties } = schema;
  return {
    ...getForm(schema),
    ...Object.fromEntries(kept.filter((word) => word in schema).map((word) => [word, schema[word]])),
    ...(!isZero(schema.default) && { default: schema.default }),
    ...(required?.length && { required }),
    ...(properties && { properties: mapValues(properties, getType) }),
    ...(items && { items: getType(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: getType(additionalProperties) }),
  };
}

function getForm({ $ref, type, format, pattern, allOf = [], oneOf, ...rest }: Described): Type {
  const ref = $ref ?? allOf[0]?.$ref;
  if (ref) return { $ref: ref.replace('#/components/schemas/', '') };
  if (rest['x-kubernetes-int-or-string'])
    return { type: ['integer', 'string'], format: pattern?.startsWith(quantityPattern) ? 'quantity' : 'int-or-string' };
  if (type) return { type, ...(format && { format }) };
  const types = oneOf?.flatMap((one) => one.type ?? []);
  // Of the types that are one of two, Quantity alone has no format of its own.
  return types?.length ? { type: types.sort(), format: format ?? 'quantity' } : {};
}

/** The generator writes Go's zero value as default of every field that is no pointer: it says nothing of the API. */
const isZero = (value: unknown) => !value || JSON.stringify(value) === '{}';

function mapValues<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** What of an OpenAPI 3 schema `kubectl explain` looks at. */
export interface Schema {
  $ref?: string;
  description?: string;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
}

/** The kind that an operation or a schema belongs to. */
export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

const gvkKey = 'x-kubernetes-group-version-kind';

/** A group's document below `/openapi/v3`. */
export interface Document {
  paths: Record<string, Record<string, { [gvkKey]?: GroupVersionKind }>>;
  components: { schemas: Record<string, Schema & { [gvkKey]?: GroupVersionKind[] }> };
}

/** The schema that a `$ref` names, or the schema itself. */
export function resolve(schema: Schema, { components }: Document): Schema {
  return (schema.$ref && components.schemas[schema.$ref.replace('#/components/schemas/', '')]) || schema;
}

/** What a list's items or a map's values are; undefined for anything else. */
export function getElement({ items, additionalProperties }: Schema): Schema | undefined {
  return items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
}

/** The kind whose objects live at the paths of a resource. */
export function findKind(
  { paths }: Document,
  { group, version, name }: { group: string; version: string; name: string },
): GroupVersionKind | undefined {
  const base = `/${group ? `apis/${group}` : 'api'}/${version}`;
  const candidates = [
    `${base}/${name}`,
    `${base}/${name}/{name}`,
    `${base}/namespaces/{namespace}/${name}`,
    `${base}/namespaces/{namespace}/${name}/{name}`,
  ];
  const operations = candidates.flatMap((path) =>
    ['get', 'post', 'put', 'patch', 'delete'].map((method) => paths[path]?.[method]?.[gvkKey]),
  );
  return operations.findLast((gvk) => gvk !== undefined);
}

export function findSchema({ components }: Document, { group, version, kind }: GroupVersionKind): Schema | undefined {
  return Object.values(components.schemas).find((schema) =>
    schema[gvkKey]?.some((gvk) => gvk.group === group && gvk.version === version && gvk.kind === kind),
  );
}

/** The part of JSON Schema that Kubernetes types need. `{}` allows any value. */
export type Schema =
  | { $ref: string }
  | { type: 'string'; format?: 'byte' | 'date-time'; enum?: string[] }
  | { type: 'boolean' }
  | { type: 'number' }
  | { type: 'integer'; format?: 'int32' | 'int64'; enum?: number[] }
  | { type: ['integer', 'string']; format: 'int-or-string' }
  | { type: ['number', 'string']; format: 'quantity' }
  | { type: 'array'; items: Schema }
  | { type: 'object'; additionalProperties: Schema }
  | ObjectSchema
  | Record<never, never>;

export interface ObjectSchema {
  type: 'object';
  properties: Record<string, Schema>;
  required: string[];
  additionalProperties: false;
}

/** A kind that an API server serves. */
export interface KindSchema {
  apiVersion: string;
  kind: string;
  /** The type of `$defs` that describes it. */
  type: string;
  /** Its name in paths, like `deployments`; empty for a file that no server takes. */
  plural: string;
  namespaced: boolean;
}

/** Strict schemas of one source, like Kubernetes 1.36: every kind and every type that a kind is made of. */
export interface SchemaSet {
  /** Whom it describes, for people: `Kubernetes 1.36`. */
  name: string;
  /** By `apiVersion/kind`: `apps/v1/Deployment`. */
  kinds: Record<string, KindSchema>;
  /** By type; a `$ref` names one as `#/$defs/V1PodSpec`. */
  $defs: Record<string, ObjectSchema>;
}

export const refTo = (type: string): Schema => ({ $ref: `#/$defs/${type}` });

/** The type that a `$ref` names; undefined for any other schema. */
export const typeOf = (schema: Schema | undefined): string | undefined =>
  schema && '$ref' in schema ? schema.$ref.replace('#/$defs/', '') : undefined;

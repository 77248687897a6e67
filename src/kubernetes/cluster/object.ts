import type { V1ObjectMeta } from '@kubernetes/client-node';

/** `T` of the official client as it travels: times are text. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer U)[]
    ? Wire<U>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T;

export type Meta = Wire<V1ObjectMeta> & { name: string };

/** Any object of the API. What depends on its kind is read through `as`. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: Meta;
  [field: string]: unknown;
}

/** Reads an object as the type of the official client that its kind names. */
export function as<T>(object: KubeObject): Wire<T> & { metadata: Meta } {
  return object as unknown as Wire<T> & { metadata: Meta };
}

/** A JSON object of which nothing more is known. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Any object of the API, as its JSON says. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: Metadata;
  [field: string]: unknown;
}

export interface Metadata {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: { apiVersion: string; kind: string; name: string; uid: string; controller?: boolean }[];
  finalizers?: string[];
  managedFields?: unknown[];
}

/** What a list request gives. */
export interface KubeList {
  apiVersion: string;
  kind: string;
  metadata: { resourceVersion?: string; continue?: string; remainingItemCount?: number };
  items: KubeObject[];
}

/** A JSON object whose fields nobody has named yet. */
export type Json = Record<string, unknown>;

/** Says whether a value is a JSON object (and neither null nor a list). */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives what is at a path of keys and indexes, or undefined. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (from, key) =>
      typeof from === 'object' && from !== null ? (from as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}

/** Gives the list at a path, or an empty one. */
export function listAt(value: unknown, ...path: (string | number)[]): Json[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as Json[]) : [];
}

/** Gives the object at a path, or an empty one. */
export function jsonAt(value: unknown, ...path: (string | number)[]): Json {
  const found = at(value, ...path);
  return isJson(found) ? found : {};
}

/** Gives the scalar at a path as text, or '' when there is none. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  return found === undefined || found === null ? '' : String(found);
}

/** Gives the number at a path, or 0. */
export function numberAt(value: unknown, ...path: (string | number)[]): number {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : 0;
}

/** Gives the map of strings at a path (labels, annotations, data), or an empty one. */
export function stringsAt(value: unknown, ...path: (string | number)[]): Record<string, string> {
  return jsonAt(value, ...path) as Record<string, string>;
}

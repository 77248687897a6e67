/**
 * What an official OpenAPI says of a type, in its own words but for the name in `$ref`. A number or string that is a
 * quantity says so by its format.
 */
export interface Type {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: (string | number)[];
  default?: unknown;
  properties?: Record<string, Type>;
  required?: string[];
  items?: Type;
  additionalProperties?: Type;
  'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: 'atomic' | 'granular';
  'x-kubernetes-patch-strategy'?: string;
  'x-kubernetes-patch-merge-key'?: string;
}

/** A kind that can be created, as the server's discovery or its CustomResourceDefinition lists it. */
export interface Kind {
  /** Which of the types describes it. */
  type: string;
  plural: string;
  shortNames?: string[];
  namespaced: boolean;
  verbs?: string[];
}

/** Kinds and types of one release, as `npm run types` writes them to data/. */
export interface Facts {
  /** The Go module that they were read from: `k8s.io/kubernetes@v1.37.2`. */
  from: string;
  /** By `apiVersion/kind`. */
  kinds: Record<string, Kind>;
  types: Record<string, Type>;
}

/** A release by what differs from a newer one; null stands for what it does not have. */
export interface Difference {
  from: string;
  kinds: Record<string, Kind | null>;
  types: Record<string, Type | null>;
}

export function applyDifference(newer: Facts, { from, kinds, types }: Difference): Facts {
  return { from, kinds: overlay(newer.kinds, kinds), types: overlay(newer.types, types) };
}

function overlay<T>(newer: Record<string, T>, older: Record<string, T | null>): Record<string, T> {
  return Object.fromEntries(
    Object.entries({ ...newer, ...older }).filter((entry): entry is [string, T] => entry[1] !== null),
  );
}

/** One kind that the server answers for. */
export interface Resource {
  group: string;
  version: string;
  plural: string;
  kind: string;
  namespaced: boolean;
  shortNames?: string[];
  categories?: string[];
  /** Where the engine keeps it under `/registry`; `plural` when not given. */
  key?: string;
  subresources?: string[];
  /** Fewer verbs than the usual eight. */
  verbs?: string[];
  /** Nothing acts on objects of this kind here, so none can be made. */
  idle?: boolean;
}

export function core(plural: string, kind: string): Resource {
  return of('', 'v1', plural, kind);
}

export function of(group: string, version: string, plural: string, kind: string): Resource {
  return { group, version, plural, kind, namespaced: true };
}

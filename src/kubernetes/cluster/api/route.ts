import { findResource, type Resource } from '../resources.ts';

/** A request for objects: which kind, where, and what of it. */
export interface Route {
  resource: Resource;
  /** Undefined: all namespaces, or a kind without namespaces. */
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
  /** What follows the subresource, for `proxy`. */
  rest: string;
  query: URLSearchParams;
}

/** Reads a path of `/api/v1/…` or `/apis/<group>/<version>/…`; gives undefined when it names no kind that is served. */
export function parseRoute(url: URL): Route | undefined {
  const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const [group, version, tail] =
    parts[0] === 'api' ? ['', parts[1], parts.slice(2)] : [parts[1], parts[2], parts.slice(3)];
  if (group === undefined || version === undefined || !['api', 'apis'].includes(parts[0] ?? '')) return undefined;
  const scoped = tail[0] === 'namespaces' && tail[2] !== undefined && !isNamespaceSubresource(tail);
  const [plural = '', name, subresource, ...rest] = scoped ? tail.slice(2) : tail;
  const resource = findResource(group, version, plural);
  // Reviews are answered and not kept.
  if (!resource?.verbs.includes('get') || (subresource && !resource.subresources.includes(subresource)))
    return undefined;
  return {
    resource,
    namespace: scoped ? tail[1] : undefined,
    name,
    subresource,
    rest: rest.join('/'),
    query: url.searchParams,
  };
}

/** `/namespaces/x/finalize` is of the namespace x; `/namespaces/x/pods` is of its pods. */
function isNamespaceSubresource(tail: string[]): boolean {
  return tail.length === 3 && ['finalize', 'status'].includes(tail[2] ?? '');
}

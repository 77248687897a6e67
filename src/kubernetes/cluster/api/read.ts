import type { Change } from '../engine/registry.ts';
import type { KubeObject } from '../object.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import type { Resource } from '../resources.ts';
import { printTable, type TableOptions } from '../tables/index.ts';
import { printObject } from './print.ts';
import type { Route } from './route.ts';
import { type Matches, parseSelectors } from './selectors.ts';
import type { Answer, Call, Server } from './server.ts';
import { notFound } from './status.ts';

/** GET of one object; throws NotFound. */
export async function getOne(call: Call, route: Route): Promise<Answer> {
  const { revision, object } = await read(call.server, route);
  return { body: asksTable(call) ? tableOf(call, route.resource, [object], revision) : object };
}

export async function read(
  server: Server,
  { resource, namespace, name = '' }: Route,
): Promise<{ object: KubeObject; revision: string }> {
  const stored = await server.registry.get(resource, namespace, name);
  if (!stored) throw notFound(resource, name);
  return { object: printObject(server.view(resource, stored)), revision: stored.metadata.resourceVersion ?? '' };
}

/** GET of a collection. */
export async function list(call: Call, { resource, namespace, query }: Route): Promise<Answer> {
  const matches = parseSelectors(resource, query);
  const { items, revision } = await call.server.registry.list(resource, namespace);
  const printed = items.filter(matches).map((item) => printObject(call.server.view(resource, item)));
  if (asksTable(call)) return { body: tableOf(call, resource, printed, revision) };
  const bare = printed.map(({ kind: _, apiVersion: __, ...rest }) => rest);
  return {
    body: {
      kind: `${resource.kind}List`,
      apiVersion: groupVersion(resource),
      metadata: { resourceVersion: revision },
      items: bare,
    },
  };
}

export interface Seen {
  type: Change['type'];
  object: object;
}

/** Calls back for each change that the query asks for; gives what stops it. */
export async function watch(
  call: Call,
  { resource, namespace, query }: Route,
  onSeen: (seen: Seen) => void,
): Promise<() => void> {
  const matches = parseSelectors(resource, query);
  const asked = query.get('resourceVersion') ?? '';
  const emit = printer(call, resource, onSeen);
  let revision = asked;
  if (asked === '' || asked === '0') {
    const { items, ...all } = await call.server.registry.list(resource, namespace);
    revision = all.revision;
    for (const item of items.filter(matches)) emit('ADDED', item);
  }
  return call.server.registry.watch(resource, namespace, revision, (change) => {
    const type = typeFor(change, matches);
    if (type) emit(type, change.object);
  });
}

/** An object that begins to match is added, one that ceases to is deleted. */
function typeFor({ type, object, previous }: Change, matches: Matches): Change['type'] | undefined {
  const before = previous !== undefined && matches(previous);
  if (type === 'DELETED') return before ? 'DELETED' : undefined;
  if (!matches(object)) return before ? 'DELETED' : undefined;
  return before ? 'MODIFIED' : 'ADDED';
}

function printer(
  call: Call,
  resource: Resource,
  onSeen: (seen: Seen) => void,
): (type: Change['type'], stored: KubeObject) => void {
  let first = true;
  return (type, stored) => {
    const object = printObject(call.server.view(resource, stored));
    const revision = object.metadata.resourceVersion ?? '';
    onSeen({ type, object: asksTable(call) ? tableOf(call, resource, [object], revision, first) : object });
    first = false;
  };
}

export function asksTable({ request }: Call): boolean {
  return /as=Table/.test(request.accept ?? '');
}

export function tableOf(
  { query, server }: Call,
  resource: Resource,
  objects: KubeObject[],
  revision: string,
  columns = true,
): object {
  const include = (query.get('includeObject') ?? 'Metadata') as TableOptions['include'];
  return printTable(resource.kind, objects, { revision, include, columns, now: server.now() });
}

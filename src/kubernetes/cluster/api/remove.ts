import type { KubeObject } from '../object.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import { isFields } from '../object.ts';
import { translate } from './failures.ts';
import { printObject } from './print.ts';
import { parseSelectors } from './selectors.ts';
import type { Route } from './route.ts';
import type { Answer, Call } from './server.ts';
import { conflict, forbidden, notFound, StatusError, success } from './status.ts';

interface DeleteOptions {
  gracePeriodSeconds?: number;
  propagationPolicy?: string;
  uid?: string;
  dryRun?: boolean;
}

/** DELETE of one object: gives the object while it is ending, and a Status once it is gone. */
export async function remove(call: Call, route: Route): Promise<Answer> {
  const { resource, namespace, name = '' } = route;
  const existing = await call.server.registry.get(resource, namespace, name);
  if (!existing) throw notFound(resource, name);
  await removeObject(call, route, existing, readOptions(call));
  const left = await call.server.registry.get(resource, namespace, name);
  if (!left || left.metadata.uid !== existing.metadata.uid) {
    return {
      body:
        resource.kind === 'Pod'
          ? printObject(call.server.view(resource, existing))
          : success(resource, name, existing.metadata.uid),
    };
  }
  return { body: printObject(call.server.view(resource, left)) };
}

/** DELETE of a collection. */
export async function removeCollection(call: Call, route: Route): Promise<Answer> {
  const { resource, namespace, query } = route;
  const { items, revision } = await call.server.registry.list(resource, namespace);
  const chosen = items.filter(parseSelectors(resource, query));
  for (const item of chosen) {
    // One may have ended by itself meanwhile.
    await removeObject(call, { ...route, name: item.metadata.name }, item, readOptions(call)).catch(
      (error: unknown) => {
        if (!(error instanceof StatusError && error.code === 404)) throw error;
      },
    );
  }
  return {
    body: {
      kind: `${resource.kind}List`,
      apiVersion: groupVersion(resource),
      metadata: { resourceVersion: revision },
      items: chosen.map(printObject),
    },
  };
}

async function removeObject(
  call: Call,
  { resource, name = '' }: Route,
  existing: KubeObject,
  options: DeleteOptions,
): Promise<void> {
  const { uid } = existing.metadata;
  if (options.uid && options.uid !== uid)
    throw conflict(
      resource,
      name,
      `the UID in the precondition (${options.uid}) does not match the UID in record (${uid}). ` +
        'The object might have been deleted and then recreated',
    );
  if (resource.kind === 'Namespace' && ['default', 'kube-system', 'kube-public'].includes(name))
    throw forbidden(resource, name, 'this namespace may not be deleted');
  if (options.dryRun) return;
  try {
    await call.server.remove(resource, existing, options.gracePeriodSeconds, options.propagationPolicy);
  } catch (error) {
    throw translate(error, resource, existing);
  }
}

function readOptions({ request, query }: Call): DeleteOptions {
  const body: unknown = request.body ? JSON.parse(request.body) : {};
  const fields = isFields(body) ? body : {};
  const preconditions = isFields(fields['preconditions']) ? fields['preconditions'] : {};
  const grace =
    fields['gracePeriodSeconds'] ??
    (query.has('gracePeriodSeconds') ? Number(query.get('gracePeriodSeconds')) : undefined);
  const policy = fields['propagationPolicy'] ?? query.get('propagationPolicy') ?? undefined;
  return {
    ...(typeof grace === 'number' && { gracePeriodSeconds: grace }),
    ...(typeof policy === 'string' && { propagationPolicy: policy }),
    ...(typeof preconditions['uid'] === 'string' && { uid: preconditions['uid'] }),
    dryRun: query.get('dryRun') === 'All' || (Array.isArray(fields['dryRun']) && fields['dryRun'].includes('All')),
  };
}

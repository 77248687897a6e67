import type { Call } from './call.ts';
import { isNotFound, throwAll } from './failure.ts';
import type { KubeList, KubeObject } from './object.ts';
import { getTargets, isBulk, selectionOf, type Bulk, type Item, type Selection } from './selection.ts';

/** An object that is on the server. */
export interface Found extends Item {
  object: KubeObject;
}

/** Reads every object of a selection from the server, lists as their items, and collects what failed. */
export async function getFound(
  call: Call,
  selection: Selection = selectionOf(call),
): Promise<{ found: Found[]; errors: unknown[]; single: boolean }> {
  const { targets, errors, single } = await getTargets(call, selection);
  const found: Found[] = [];
  for (const target of targets) {
    try {
      if (!isBulk(target) && target.object && selection.asWritten) found.push({ ...target, object: target.object });
      else found.push(...(isBulk(target) ? await getListed(call, target) : [await getFoundItem(call, target)]));
    } catch (error) {
      if (!(call.options.on('ignore-not-found') && isNotFound(error))) errors.push(error);
    }
  }
  return { found, errors, single };
}

/** Does something with each object in turn and goes on after a failure; throws all failures at the end. */
export async function forEachFound(
  call: Call,
  visit: (found: Found) => Promise<void>,
  selection: Selection = selectionOf(call),
): Promise<number> {
  const { found, errors } = await getFound(call, selection);
  for (const each of found) await visit(each).catch((error: unknown) => errors.push(error));
  throwAll(errors);
  return found.length;
}

/** Gives the one object of a list request's answer with their kind, which lists leave out. */
export function getItemsOf(list: KubeList): KubeObject[] {
  const [apiVersion, kind] = [list.apiVersion, list.kind.replace(/List$/, '')];
  return list.items.map((item) => ({ ...item, apiVersion: item.apiVersion ?? apiVersion, kind: item.kind ?? kind }));
}

async function getListed(call: Call, { resource, namespace, selector, fieldSelector }: Bulk): Promise<Found[]> {
  const list = await call.server.list(resource, namespace, { labelSelector: selector, fieldSelector });
  return getItemsOf(list).map((object) => ({
    resource,
    namespace: object.metadata.namespace,
    name: object.metadata.name ?? '',
    object,
  }));
}

async function getFoundItem(call: Call, item: Item): Promise<Found> {
  return { ...item, object: await call.server.get(item.resource, item.namespace, item.name) };
}

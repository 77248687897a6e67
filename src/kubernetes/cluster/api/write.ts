import type { V1Pod } from '@kubernetes/client-node';
import { as, type KubeObject } from '../object.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import { type Resource, resourceOf } from '../resources.ts';
import { randomSuffix } from '../names.ts';
import { ownerAnnotation } from '../system/objects.ts';
import { validate } from '../validation/index.ts';
import { applyPatch } from './patch/index.ts';
import { parseBody } from './body.ts';
import { prepareCreate as prepareStored, prepareUpdate } from '../engine/hooks.ts';
import { checkDecoding, checkPatched } from './decoding.ts';
import { translate } from './failures.ts';
import { printObject } from './print.ts';
import { asksTable, tableOf } from './read.ts';
import type { Route } from './route.ts';
import type { Answer, Call } from './server.ts';
import { alreadyExists, badRequest, conflict, forbidden, invalid, notFound, StatusError } from './status.ts';
import { setDefaults } from '../defaults/index.ts';

/** POST to a collection. */
export async function create(call: Call, route: Route): Promise<Answer> {
  const { resource } = route;
  if (resource.idle) throw notSimulated(resource);
  const object = withPlace(readObject(call, resource), route);
  if (!object.metadata.name && object.metadata.generateName)
    object.metadata.name = object.metadata.generateName + randomSuffix();
  if (object.metadata.resourceVersion)
    throw new StatusError(500, '', 'resourceVersion should not be set on objects to be created');
  await checkNamespace(call, route, object);
  await checkRuntimeClass(call, resource, object);
  const existing = await call.server.registry.get(resource, route.namespace, object.metadata.name);
  prepareCreate(object);
  check(resource, object, undefined);
  if (existing) throw alreadyExists(resource, object.metadata.name);
  if (isDryRun(call)) return answer(call, resource, dryRun(call, object), 201);
  try {
    return answer(call, resource, await call.server.registry.store(resource).create(object), 201);
  } catch (error) {
    throw translate(error, resource, object);
  }
}

function notSimulated({ kind }: Resource): StatusError {
  return new StatusError(
    501,
    'NotImplemented',
    `the simulator has nothing that acts on a ${kind}; on a kind cluster it works`,
  );
}

/** PUT of one object, or of its status. */
export async function replace(call: Call, route: Route): Promise<Answer> {
  const { resource, name = '' } = route;
  const object = withPlace(readObject(call, resource), route);
  if (object.metadata.name !== name)
    throw badRequest(`the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`);
  const existing = await existingOf(call, route);
  return update(call, route, existing, object);
}

/** PATCH of one object; a server-side apply may create it. */
export async function patch(call: Call, route: Route): Promise<Answer> {
  const { resource, name = '' } = route;
  const existing = await call.server.registry.get(resource, route.namespace, name);
  if (!existing) return patchMissing(call, route);
  for (let attempt = 0; ; attempt += 1) {
    const current = await existingOf(call, route);
    const patched = applyPatch(call, resource, printObject(current));
    checkPatched(call, resource, patched);
    try {
      return await update(call, route, current, patched);
    } catch (error) {
      const raced =
        error instanceof StatusError &&
        error.reason === 'Conflict' &&
        patched.metadata.resourceVersion === current.metadata.resourceVersion;
      if (!raced || attempt > 5) throw error;
    }
  }
}

async function patchMissing(call: Call, route: Route): Promise<Answer> {
  if (call.request.contentType?.startsWith('application/apply-patch')) return create(call, route);
  throw notFound(route.resource, route.name ?? '');
}

async function update(
  call: Call,
  { resource, name = '', subresource }: Route,
  existing: KubeObject,
  wanted: KubeObject,
): Promise<Answer> {
  const { resourceVersion } = wanted.metadata;
  if (resourceVersion && resourceVersion !== existing.metadata.resourceVersion) throw conflict(resource, name);
  const object = keepServerFields(existing, wanted, subresource);
  setDefaults(resource.kind, object);
  if (subresource !== 'status') check(resource, object, existing);
  if (isDryRun(call)) return answer(call, resource, prepareUpdate(resource.kind, object, existing));
  try {
    return answer(
      call,
      resource,
      await call.server.registry.store(resource).update(name, object, { skipValidateUpdate: true }),
    );
  } catch (error) {
    throw translate(error, resource, object);
  }
}

/** Only `/status` changes the status, and nobody changes what the server gave the object. */
function keepServerFields(existing: KubeObject, wanted: KubeObject, subresource: string | undefined): KubeObject {
  const object = structuredClone(
    subresource === 'status' ? { ...existing, status: wanted['status'] } : { ...wanted, status: existing['status'] },
  );
  if (existing['status'] === undefined && subresource !== 'status') delete object['status'];
  const { uid, creationTimestamp, generation, deletionTimestamp, deletionGracePeriodSeconds, resourceVersion } =
    existing.metadata;
  Object.assign(object.metadata, {
    uid,
    creationTimestamp,
    generation,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    resourceVersion,
  });
  delete object.metadata.managedFields;
  const owner = existing.metadata.annotations?.[ownerAnnotation];
  if (owner) object.metadata.annotations = { ...object.metadata.annotations, [ownerAnnotation]: owner };
  return object;
}

async function existingOf(call: Call, { resource, namespace, name = '' }: Route): Promise<KubeObject> {
  const existing = await call.server.registry.get(resource, namespace, name);
  if (!existing) throw notFound(resource, name);
  return existing;
}

function readObject(call: Call, resource: Resource): KubeObject {
  const object = parseBody(call, resource);
  checkDecoding(call, resource, object);
  return object;
}

/** Puts the namespace of the path in the object; throws when the object names another. */
function withPlace(object: KubeObject, { resource, namespace, name }: Route): KubeObject {
  object.apiVersion ||= groupVersion(resource);
  object.kind ||= resource.kind;
  object.metadata.name ||= name ?? '';
  if (!resource.namespaced) return object;
  if (object.metadata.namespace && object.metadata.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  object.metadata.namespace = namespace ?? 'default';
  return object;
}

async function checkNamespace({ server }: Call, { resource, namespace }: Route, object: KubeObject): Promise<void> {
  if (!resource.namespaced) return;
  const found = await server.registry.get(resourceOf('Namespace'), undefined, namespace ?? '');
  if (!found) throw notFound(resourceOf('Namespace'), namespace ?? '');
  if (!found.metadata.deletionTimestamp) return;
  const { name } = object.metadata;
  throw forbidden(
    resource,
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
  );
}

/** What the admission plugin RuntimeClass refuses. */
async function checkRuntimeClass({ server }: Call, resource: Resource, object: KubeObject): Promise<void> {
  const name = resource.kind === 'Pod' ? as<V1Pod>(object).spec?.runtimeClassName : undefined;
  if (!name || (await server.registry.get(resourceOf('RuntimeClass'), undefined, name))) return;
  throw forbidden(resource, object.metadata.name, `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`);
}

/** What a client may not bring along. */
function prepareCreate(object: KubeObject): void {
  const {
    uid: _,
    creationTimestamp: __,
    deletionTimestamp: ___,
    managedFields: ____,
    generation: _____,
    selfLink: ______,
    ...metadata
  } = object.metadata;
  object.metadata = metadata;
  if (object.kind !== 'Node' && object.kind !== 'Event') delete object['status'];
  setDefaults(object.kind, object);
}

function check(resource: Resource, object: KubeObject, existing: KubeObject | undefined): void {
  const causes = validate(resource, object, existing);
  if (causes.length > 0) throw invalid(resource, object.metadata.name, causes);
}

function isDryRun({ query }: Call): boolean {
  return query.get('dryRun') === 'All';
}

function dryRun({ server }: Call, object: KubeObject): KubeObject {
  const made = prepareStored(object.kind, object);
  made.metadata.creationTimestamp = server.now().toISOString();
  return made.kind === 'Deployment' ? { ...made, status: {} } : made;
}

function answer(call: Call, resource: Resource, stored: KubeObject, status = 200): Answer {
  const object = printObject(call.server.view(resource, stored));
  return {
    status,
    body: asksTable(call) ? tableOf(call, resource, [object], object.metadata.resourceVersion ?? '') : object,
  };
}

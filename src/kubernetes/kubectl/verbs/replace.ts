import type { Call } from '../call.ts';
import { Failure, isNotFound, throwAll, withSource } from '../failure.ts';
import { getLastApplied, withLastApplied } from '../last-applied.ts';
import { readManifests, type Manifest } from '../manifests.ts';
import { printDone } from '../print/printer.ts';
import { send, writeQuery } from './create.ts';
import { removeOne, waitUntilGone } from './delete.ts';

type Replaced = Exclude<Manifest, { error: unknown }>;

/** `kubectl replace -f`, and with --force a deletion and a new creation. */
export async function replace(call: Call): Promise<void> {
  const { options } = call;
  if (options.number('grace-period', -1) >= 0 && !options.on('force'))
    throw new Failure('--grace-period must have --force specified');
  if (options.has('timeout') && !options.on('force')) throw new Failure('--timeout must have --force specified');
  if (options.on('force') && options.dryRun !== 'none')
    throw new Failure('--dry-run can not be used when --force is set');
  if (!options.has('filename')) throw new Failure('must specify one of -f and -k');
  const manifests = await readManifests(call, options.list('filename'));
  if (manifests.length === 0) throw new Failure('no objects passed to replace');
  const errors = manifests.flatMap((manifest) => ('error' in manifest ? [manifest.error] : []));
  const objects = manifests.filter((manifest): manifest is Replaced => !('error' in manifest));
  if (options.on('force')) await removeAll(call, objects, errors);
  for (const manifest of objects) await replaceOne(call, manifest).catch((error: unknown) => errors.push(error));
  throwAll(errors);
}

async function removeAll(call: Call, objects: Replaced[], errors: unknown[]): Promise<void> {
  const gone = [];
  for (const { object, resource, namespace, source } of objects) {
    try {
      gone.push(await removeOne(call, { resource, namespace, name: object.metadata.name ?? '' }, { word: 'deleted' }));
    } catch (error) {
      if (!isNotFound(error)) errors.push(withSource(error, 'deleting', source));
    }
  }
  await waitUntilGone(call, gone, call.options.duration('timeout', 0));
}

async function replaceOne(call: Call, { object, resource, namespace, source }: Replaced): Promise<void> {
  const name = object.metadata.name ?? '';
  if (call.options.on('force')) {
    const created = await send(
      call,
      resource,
      namespace,
      call.options.on('save-config') ? withLastApplied(object) : object,
      'kubectl-replace',
    ).catch((error: unknown) => Promise.reject(withSource(error, 'creating', source)));
    return printDone(call, created, 'replaced', { typed: false });
  }
  if (call.options.dryRun === 'client') return printDone(call, object, 'replaced', { typed: false });
  const current = await call.server
    .get(resource, namespace, name)
    .catch((error: unknown) => Promise.reject(withSource(error, 'replacing', source)));
  const sent = call.options.on('save-config') || getLastApplied(object) ? withLastApplied(object) : object;
  const version = sent.metadata.resourceVersion ?? current.metadata.resourceVersion;
  const body = { ...sent, metadata: { ...sent.metadata, ...(version !== undefined && { resourceVersion: version }) } };
  const replaced = await call.server
    .update(resource, namespace, name, body, writeQuery(call, 'kubectl-replace'))
    .catch((error: unknown) => Promise.reject(withSource(error, 'replacing', source)));
  await printDone(call, replaced, 'replaced', { typed: false });
}

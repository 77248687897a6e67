import type { Call } from '../call.ts';
import { Failure, StatusFailure, isNotFound, throwAll, withSource } from '../failure.ts';
import { getItemsOf } from '../items.ts';
import { textAt } from '../object.ts';
import { dryRunMark } from '../print/printer.ts';
import { printKind } from '../../grammar/kinds.ts';
import type { Resource } from '../resources.ts';
import { getTargets, isBulk, selectionOf, type Bulk, type Item } from '../selection.ts';

interface Gone {
  resource: Resource;
  namespace: string | undefined;
  name: string;
  uid: string;
}

/** `kubectl delete`: asks for the deletion of each object, then waits until all are gone. */
export async function remove(call: Call): Promise<void> {
  check(call);
  const { targets, errors } = await getTargets(call, selectionOf(call));
  const ignore = ignoresMissing(call);
  const gone: Gone[] = [];
  let found = 0;
  let warned = false;
  for (const target of targets) {
    for (const item of await listItems(call, target, errors)) {
      if (call.options.has('namespace') && !item.resource.namespaced && !warned)
        call.warn('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
      warned ||= !item.resource.namespaced;
      try {
        found++;
        gone.push(await removeOne(call, item));
      } catch (error) {
        if (!(ignore && isNotFound(error))) errors.push(withSource(error, 'deleting', item.source));
      }
    }
  }
  throwAll(errors);
  if (found === 0) return call.print('No resources found\n');
  if (call.options.on('wait', true) && call.options.dryRun === 'none')
    await waitUntilGone(call, gone, call.options.duration('timeout', 0));
}

/** Deletes one object, says so, and gives what to wait for. */
export async function removeOne(
  call: Call,
  { resource, namespace, name }: Item,
  { quiet = false, word = '' } = {},
): Promise<Gone> {
  const seconds = graceSeconds(call);
  const dryRun = call.options.dryRun;
  const body = { ...(seconds >= 0 && { gracePeriodSeconds: seconds }), propagationPolicy: propagation(call) };
  const answer =
    dryRun === 'client'
      ? {}
      : await call.server.delete(resource, namespace, name, body, { dryRun: dryRun === 'server' ? 'All' : undefined });
  if (!quiet) printGone(call, resource, namespace, name, word || (seconds === 0 ? 'force deleted' : 'deleted'));
  return { resource, namespace, name, uid: textAt(answer, 'details', 'uid') || textAt(answer, 'metadata', 'uid') };
}

/**
 * Waits until objects are gone, or were replaced by others of their name; throws when the time (in ms,
 * 0 for a week) is over.
 */
export async function waitUntilGone(call: Call, gone: Gone[], timeout: number): Promise<void> {
  const end = call.context.now().getTime() + (timeout || 604_800_000);
  call.flush();
  for (const each of gone) {
    while (await isThere(call, each)) {
      if (call.isInterrupted) throw new Failure('interrupted', 130);
      if (call.context.now().getTime() >= end)
        throw new Failure(`timed out waiting for the condition on ${each.resource.name}/${each.name}`);
      await call.context.sleep(100);
    }
  }
}

async function isThere(call: Call, { resource, namespace, name, uid }: Gone): Promise<boolean> {
  try {
    const object = await call.server.get(resource, namespace, name);
    return !uid || object.metadata.uid === uid;
  } catch (error) {
    if (isNotFound(error) || (error instanceof StatusFailure && error.reason === 'Forbidden')) return false;
    throw error;
  }
}

async function listItems(call: Call, target: Item | Bulk, errors: unknown[]): Promise<Item[]> {
  if (!isBulk(target)) return [target];
  try {
    const list = await call.server.list(target.resource, target.namespace, {
      labelSelector: target.selector,
      fieldSelector: target.fieldSelector,
    });
    return getItemsOf(list).map((object) => ({
      resource: target.resource,
      namespace: object.metadata.namespace,
      name: object.metadata.name ?? '',
    }));
  } catch (error) {
    errors.push(error);
    return [];
  }
}

function printGone(call: Call, resource: Resource, namespace: string | undefined, name: string, word: string): void {
  const kind = printKind(resource);
  if (call.options.text('output') === 'name') return call.print(`${kind}/${name}\n`);
  const from = resource.namespaced ? ` from ${namespace} namespace` : '';
  call.print(`${kind} "${name}" ${word}${from}${dryRunMark(call)}\n`);
}

function check(call: Call): void {
  const { options } = call;
  const output = options.text('output');
  if (options.on('now') && options.has('grace-period'))
    throw new Failure('--now and --grace-period cannot be specified together');
  if (output && output !== 'name') throw new Failure(`unexpected -o output mode: ${output}. We only support '-o name'`);
  if (options.on('all') && options.has('selector'))
    throw new Failure("setting 'all' parameter but found a non empty selector. ");
  if (options.on('all') && options.has('field-selector'))
    throw new Failure("setting 'all' parameter but found a non empty selector. ");
  if (options.on('force') && options.number('grace-period', -1) > 0)
    throw new Failure('--force and --grace-period greater than 0 cannot be specified together');
  if (options.on('force') && graceSeconds(call) === 0) call.warn(`Warning: ${immediate}\n`);
}

const immediate =
  'Immediate deletion does not wait for confirmation that the running resource has been terminated. ' +
  'The resource may continue to run on the cluster indefinitely.';

function graceSeconds({ options }: Call): number {
  if (options.on('now')) return 1;
  const given = options.number('grace-period', -1);
  if (given === 0 && !options.on('force')) return 1;
  return options.on('force') && given < 0 ? 0 : given;
}

function propagation({ options }: Call): string {
  const cascade = options.text('cascade', 'background');
  return { orphan: 'Orphan', false: 'Orphan', foreground: 'Foreground' }[cascade] ?? 'Background';
}

function ignoresMissing({ options }: Call): boolean {
  if (options.has('ignore-not-found')) return options.on('ignore-not-found');
  return options.on('all') || options.has('selector') || options.has('field-selector');
}

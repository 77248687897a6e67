import { checkLabelValue } from '../../grammar/names.ts';
import type { Call } from '../call.ts';
import { Failure, throwAll } from '../failure.ts';
import { forEachFound, type Found } from '../items.ts';
import type { KubeObject } from '../object.ts';
import { splitPairs } from '../pairs.ts';
import { printDone } from '../print/printer.ts';
import { selectionOf } from '../selection.ts';

interface Changes {
  set: Record<string, string>;
  remove: string[];
}

type Field = 'labels' | 'annotations';

/** `kubectl label`. */
export function label(call: Call): Promise<void> {
  return change(call, 'labels', parseLabels);
}

/** `kubectl annotate`. */
export function annotate(call: Call): Promise<void> {
  return change(call, 'annotations', parseAnnotations);
}

async function change(call: Call, field: Field, parse: (pairs: string[]) => Changes): Promise<void> {
  const { options } = call;
  const one = field === 'labels' ? 'label' : 'annotation';
  const { resources, pairs } = splitPairs(call.words, one);
  if (options.on('all') && options.has('selector'))
    throw new Failure('cannot set --all and --selector at the same time');
  if (resources.length === 0 && !options.has('filename'))
    throw new Failure('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  const changes = parse(pairs);
  if (pairs.length === 0 && !options.on('list')) throw new Failure(`at least one ${one} update is required`);
  await forEachFound(
    call,
    (found) => changeOne(call, found, field, changes),
    selectionOf(call, { args: resources, bulk: options.on('all') }),
  );
}

async function changeOne(
  call: Call,
  { resource, namespace, name, object }: Found,
  field: Field,
  { set, remove }: Changes,
): Promise<void> {
  const { options } = call;
  const had = object.metadata[field] ?? {};
  if (options.on('list'))
    return call.print(
      Object.entries({ ...had, ...set })
        .sort()
        .map(([key, value]) => `${key}=${value}\n`)
        .join(''),
    );
  if (!options.on('overwrite')) checkKept(had, set, field);
  if (field === 'labels' && options.dryRun !== 'client')
    for (const key of remove) if (!(key in had)) call.print(`label ${JSON.stringify(key)} not found.\n`);
  const added = Object.keys(set).some((key) => had[key] !== set[key]);
  const removed = remove.some((key) => key in had);
  const done =
    field === 'annotations'
      ? 'annotated'
      : added && removed
        ? 'modified'
        : added
          ? 'labeled'
          : removed
            ? 'unlabeled'
            : 'not labeled';
  const patch = {
    metadata: {
      [field]: { ...set, ...Object.fromEntries(remove.filter((key) => key in had).map((key) => [key, null])) },
    },
  };
  const changed = toChanged(object, field, set, remove);
  if (options.dryRun === 'client' || (field === 'labels' && !added && !removed))
    return printDone(call, changed, done, { typed: false });
  const query = {
    fieldManager: options.text('field-manager', `kubectl-${field === 'labels' ? 'label' : 'annotate'}`),
    dryRun: options.dryRun === 'server' ? 'All' : undefined,
  };
  const patched = await call.server.patch(resource, namespace, name, patch, 'application/merge-patch+json', query);
  await printDone(call, field === 'labels' ? changed : patched, done, { typed: false });
}

function toChanged(object: KubeObject, field: Field, set: Record<string, string>, remove: string[]): KubeObject {
  const kept = Object.entries({ ...object.metadata[field], ...set }).filter(([key]) => !remove.includes(key));
  return { ...object, metadata: { ...object.metadata, [field]: Object.fromEntries(kept) } };
}

function checkKept(had: Record<string, string>, set: Record<string, string>, field: Field): void {
  const taken = Object.keys(set).filter((key) => key in had && (field === 'annotations' || had[key] !== set[key]));
  if (taken.length === 0) return;
  if (field === 'labels')
    throwAll(taken.map((key) => new Failure(`'${key}' already has a value (${had[key]}), and --overwrite is false`)));
  else
    throw new Failure(
      '--overwrite is false but found the following declared annotation(s): ' +
        `${taken.map((key) => `'${key}' already has a value (${had[key]})`).join(';')}`,
    );
}

function parseLabels(pairs: string[]): Changes {
  const changes: Changes = { set: {}, remove: [] };
  for (const pair of pairs) {
    const [key = '', value, ...rest] = pair.split('=');
    if (value !== undefined) {
      if (rest.length > 0 || key === '') throw new Failure(`invalid label spec: ${pair}`);
      const wrong = checkLabelValue(value).join(';');
      if (wrong) throw new Failure(`invalid label value: ${JSON.stringify(pair)}: ${wrong}`);
      changes.set[key] = value;
    } else changes.remove.push(pair.slice(0, -1));
  }
  if (changes.remove.some((key) => key in changes.set))
    throw new Failure('can not both modify and remove a label in the same command');
  return changes;
}

function parseAnnotations(pairs: string[]): Changes {
  const changes: Changes = { set: {}, remove: [] };
  for (const pair of pairs) {
    const mark = pair.indexOf('=');
    if (mark > 0) changes.set[pair.slice(0, mark)] = pair.slice(mark + 1);
    else if (pair.endsWith('-') && pair.length > 1) changes.remove.push(pair.slice(0, -1));
    else throw new Failure(`invalid annotation format: ${pair}`);
  }
  const both = changes.remove.filter((key) => key in changes.set);
  if (both.length > 0)
    throw new Failure(
      `can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`,
    );
  return changes;
}

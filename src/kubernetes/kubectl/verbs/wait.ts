import type { Call } from '../call.ts';
import { Exit, Failure, isNotFound, throwAll } from '../failure.ts';
import { getItemsOf } from '../items.ts';
import { listAt, numberAt, textAt, type Json, type KubeObject } from '../object.ts';
import { relaxPath } from '../../grammar/jsonpath.ts';
import { findAll, parseTemplate } from '../print/jsonpath.ts';
import { printDone } from '../print/printer.ts';
import { getTargets, isBulk, selectionOf, type Item } from '../selection.ts';

/** Says whether an object, or its absence, is what was waited for. */
type Condition = (object: KubeObject | undefined) => boolean;

/** `kubectl wait --for=…`. */
export async function wait(call: Call): Promise<void> {
  const { options } = call;
  const isMet = parseConditions(options.list('for'));
  const mode = modeOf(options.list('for'));
  const { targets, errors } = await getTargets(call, selectionOf(call, { bulk: options.on('all') }));
  throwAll(errors);
  const items: Item[] = [];
  for (const target of targets) items.push(...(isBulk(target) ? await listBulk(call, target) : [target]));
  if (items.length === 0) {
    if (mode === 'delete') return;
    throw new Failure('no matching resources found');
  }
  const end = call.context.now().getTime() + timeoutOf(options.duration('timeout', 30_000));
  for (const item of items) await waitFor(call, item, isMet, mode, end).catch((error: unknown) => errors.push(error));
  throwAll(errors);
}

/** What is waited for: that an object is there, that it is gone, or something about it. */
type Mode = 'create' | 'delete' | 'condition';

function modeOf(conditions: string[]): Mode {
  const [condition = ''] = conditions.map((text) => text.toLowerCase());
  return condition === 'create' || condition === 'delete' ? condition : 'condition';
}

async function listBulk(
  call: Call,
  {
    resource,
    namespace,
    selector,
    fieldSelector,
  }: Extract<Awaited<ReturnType<typeof getTargets>>['targets'][number], { selector: string | undefined }>,
): Promise<Item[]> {
  const list = await call.server.list(resource, namespace, { labelSelector: selector, fieldSelector });
  return getItemsOf(list).map((object) => ({
    resource,
    namespace: object.metadata.namespace,
    name: object.metadata.name ?? '',
  }));
}

/** Zero checks once, a negative time waits for a week. */
function timeoutOf(milliseconds: number): number {
  return milliseconds < 0 ? 604_800_000 : milliseconds;
}

async function waitFor(
  call: Call,
  { resource, namespace, name }: Item,
  isMet: Condition,
  mode: Mode,
  end: number,
): Promise<void> {
  let last: KubeObject | undefined;
  for (;;) {
    const object = await call.server.get(resource, namespace, name).catch((error: unknown) => {
      if (isNotFound(error) && (mode !== 'condition' || last)) return undefined;
      throw error;
    });
    if (mode === 'delete' && !object && !last) return;
    if (isMet(object))
      return printDone(call, object ?? last ?? bare(resource, name), 'condition met', { typed: false });
    last = object ?? last;
    if (call.isInterrupted) throw new Exit(130);
    if (call.context.now().getTime() >= end)
      throw new Failure(
        `timed out waiting for the condition${mode === 'create' ? '' : ` on ${resource.name}/${name}`}`,
      );
    await call.context.sleep(100);
  }
}

function bare({ group, version, kind }: Item['resource'], name: string): KubeObject {
  return { apiVersion: group ? `${group}/${version}` : version, kind, metadata: { name } };
}

function parseConditions(conditions: string[]): Condition {
  const [condition] = conditions;
  if (condition === undefined) throw new Failure('unrecognized condition: []');
  const lower = condition.toLowerCase();
  if (lower === 'delete') return (object) => object === undefined;
  if (lower === 'create') return (object) => object !== undefined;
  if (condition.startsWith('condition=')) return parseCondition(condition.slice('condition='.length));
  if (condition.startsWith('jsonpath=')) return parseJsonPathCondition(condition.slice('jsonpath='.length));
  throw new Failure(`unrecognized condition: ${JSON.stringify(condition)}`);
}

function parseCondition(text: string): Condition {
  const mark = text.indexOf('=');
  const [name, status] = mark < 0 ? [text, 'true'] : [text.slice(0, mark), text.slice(mark + 1)];
  return (object) => {
    const found = listAt(object, 'status', 'conditions').find(
      (each) => textAt(each, 'type').toLowerCase() === name.toLowerCase(),
    );
    return (
      found !== undefined &&
      isCurrent(object as Json, found) &&
      textAt(found, 'status').toLowerCase() === status.toLowerCase()
    );
  };
}

/** A condition that was seen before the last change of the object says nothing. */
function isCurrent(object: Json, condition: Json): boolean {
  const observed = condition['observedGeneration'] ?? (object['status'] as Json | undefined)?.['observedGeneration'];
  return observed === undefined || Number(observed) >= numberAt(object, 'metadata', 'generation');
}

function parseJsonPathCondition(text: string): Condition {
  if (!text) throw new Failure('jsonpath expression cannot be empty');
  const found = /^(\{.*\}|[^=]*)(?:(==?)(.*))?$/s.exec(text);
  const [path = '', sign, value] = [found?.[1], found?.[2], found?.[3]];
  if (sign !== undefined && !value)
    throw new Failure(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    );
  const nodes = parseTemplate(relaxPath(path));
  return (object) => {
    if (!object) return false;
    const results = findAll(nodes, object, true).flat();
    if (results.length === 0) return false;
    if (results.length > 1) throw new Failure('given jsonpath expression matches more than one value');
    const [result] = results;
    if (typeof result === 'object' && result !== null && value !== undefined)
      throw new Failure(`jsonpath leads to a nested object or list which is not supported`);
    return value === undefined || String(result) === value.replace(/^(["'])(.*)\1$/, '$2');
  };
}

import type { Call } from '../call.ts';
import { printInterval } from '../describe/events.ts';
import { Ended, Failure } from '../failure.ts';
import { isJson, listAt, textAt, type Json } from '../object.ts';
import { makePrinter } from '../print/printer.ts';
import { TabWriter } from '../print/tabwriter.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import { findResource, type Resource } from '../resources.ts';
import { printQuery } from '../server.ts';

/** `kubectl events`: what happened, the latest last. */
export async function events(call: Call): Promise<void> {
  const { options } = call;
  const types = options.list('types').map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning'))
    throw new Failure('valid --types are Normal or Warning');
  const fieldSelector = await selectFor(call, options.text('for'));
  const path = options.on('all-namespaces') ? '/api/v1/events' : `/api/v1/namespaces/${call.namespace}/events`;
  const isWanted = (event: Json) => types.length === 0 || types.includes(textAt(event, 'type').toLowerCase());
  if (options.on('watch')) return watch(call, path + printQuery({ fieldSelector, watch: true }), isWanted);
  const list = await call.server.json({ method: 'GET', path: path + printQuery({ fieldSelector, limit: 500 }) });
  const found = listAt(list, 'items').filter(isWanted);
  if (found.length === 0)
    return call.warn(
      options.on('all-namespaces') ? 'No events found.\n' : `No events found in ${call.namespace} namespace.\n`,
    );
  await printAll(
    call,
    found.map((event) => ({ kind: 'Event', apiVersion: 'v1', ...event })),
    list,
  );
}

async function printAll(call: Call, found: Json[], list: Json): Promise<void> {
  const sorted = [...found].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0));
  const printer = await makePrinter(call);
  if (printer)
    return call.print(printer({ kind: 'EventList', apiVersion: 'v1', metadata: list['metadata'], items: sorted }));
  call.print(new TabWriter().align(headers(call) + sorted.map((event) => printRow(call, event)).join('')));
}

async function watch(call: Call, path: string, isWanted: (event: Json) => boolean): Promise<void> {
  const writer = new TabWriter();
  let head = headers(call);
  for await (const { type, object } of call.server.client.watch(
    path,
    call.context.signal ?? new AbortController().signal,
  )) {
    if (type === 'DELETED' || type === 'BOOKMARK' || !isJson(object) || !isWanted(object)) continue;
    call.print(writer.align(head + printRow(call, object)));
    head = '';
    call.flush();
  }
}

async function selectFor(call: Call, target: string): Promise<string | undefined> {
  if (!target) return undefined;
  const [word = '', name, ...rest] = target.split('/');
  if (rest.length > 0) throw new Failure('arguments in resource/name form may not have more than one slash');
  if (name === undefined) throw new Failure('--for must be in resource/name form');
  const resource = findNamed(await call.resources, word.toLowerCase());
  return (
    `involvedObject.kind=${resource.kind},` +
    `involvedObject.apiVersion=${groupVersion(resource)},involvedObject.name=${name}`
  );
}

/** `events` says it without the word error. */
function findNamed(resources: Resource[], word: string): Resource {
  try {
    return findResource(resources, word);
  } catch (error) {
    throw error instanceof Failure ? new Ended(error.message, 1) : error;
  }
}

function headers({ options }: Call): string {
  if (options.on('no-headers')) return '';
  return `${options.on('all-namespaces') ? 'NAMESPACE\t' : ''}LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n`;
}

function printRow({ options, context }: Call, event: Json): string {
  const object = `${textAt(event, 'involvedObject', 'kind')}/${textAt(event, 'involvedObject', 'name')}`;
  const cells = [
    ...(options.on('all-namespaces') ? [textAt(event, 'metadata', 'namespace')] : []),
    printInterval(event, context.now()),
    textAt(event, 'type'),
    textAt(event, 'reason'),
    object,
    textAt(event, 'message').trim(),
  ];
  return `${cells.join('\t')}\n`;
}

function timeOf(event: Json): string {
  return textAt(event, 'series', 'lastObservedTime') || textAt(event, 'lastTimestamp') || textAt(event, 'eventTime');
}

import type { Call } from '../call.ts';
import { isJson, textAt, type Json } from '../object.ts';
import { printAge } from '../print/age.ts';
import { getFormats } from '../print/format.ts';
import { makePrinter, type Printer } from '../print/printer.ts';
import { isTable, parseTable, printTable, toPlainTable, type Table } from '../print/table.ts';
import { TabWriter } from '../print/tabwriter.ts';
import { isBulk, type Bulk, type Item, type Targets } from '../selection.ts';
import { pathOf, printQuery, tableAccept } from '../server.ts';
import { explainList, isForPeople, pathOfTarget, tableOptions } from './get.ts';

/** `kubectl get --watch`: the list, then a line for each change until Ctrl+C. */
export async function watch(call: Call, { targets }: Targets): Promise<void> {
  const target = targets[0];
  if (!target) return;
  const show = isForPeople(call) ? makeRows(call, target) : makeObjects(await makePrinter(call, getFormats));
  const accept = isForPeople(call) ? tableAccept : 'application/json';
  const body = await call.server
    .json({ method: 'GET', accept, path: pathOfTarget(target) })
    .catch((error: unknown) => Promise.reject(explainList(error, target)));
  if (!call.options.on('watch-only')) call.print(show(body));
  call.flush();
  let skips = !isBulk(target);
  for await (const { type, object } of call.server.client.watch(
    watchPath(target, body),
    call.context.signal ?? new AbortController().signal,
    accept,
  )) {
    if (type !== 'BOOKMARK' && isJson(object) && !skips) call.print(show(object));
    skips = false;
    call.flush();
  }
}

function watchPath(target: Item | Bulk, list: Json): string {
  const { resource, namespace } = target;
  const selectors = isBulk(target)
    ? {
        labelSelector: target.selector,
        fieldSelector: target.fieldSelector,
        resourceVersion: textAt(list, 'metadata', 'resourceVersion'),
      }
    : { fieldSelector: `metadata.name=${target.name}`, resourceVersion: '0' };
  return pathOf(resource, namespace) + printQuery({ ...selectors, watch: true });
}

function makeRows(call: Call, target: Item | Bulk): (body: Json) => string {
  const writer = new TabWriter();
  const options = tableOptions(call, target.resource, false);
  let { noHeaders } = options;
  let columns: Table['columnDefinitions'] = [];
  return (body) => {
    const table = isTable(body)
      ? parseTable(body)
      : toPlainTable(Array.isArray(body['items']) ? body['items'] : [body], (time) =>
          printAge(time, call.context.now()),
        );
    if (table.columnDefinitions.length > 0) columns = table.columnDefinitions;
    const text = printTable({ ...table, columnDefinitions: columns }, { ...options, noHeaders });
    if (table.rows.length > 0) noHeaders = true;
    return writer.align(text);
  };
}

function makeObjects(printer: Printer | undefined): (body: Json) => string {
  return (body) => {
    const objects = Array.isArray(body['items']) ? body['items'].filter(isJson) : [body];
    return objects.map((object) => printer?.(object) ?? '').join('');
  };
}

import type { Call } from '../call.ts';
import { Failure, isNotFound, throwAll, usageFailure, withList } from '../failure.ts';
import { isJson, listAt, type Json, type KubeObject } from '../object.ts';
import { printAge } from '../print/age.ts';
import { getFormats } from '../print/format.ts';
import { makePrinter } from '../print/printer.ts';
import { isTable, parseTable, printTable, toPlainTable, type Table, type TableOptions } from '../print/table.ts';
import { TabWriter } from '../print/tabwriter.ts';
import { printKind } from '../../grammar/kinds.ts';
import type { Resource } from '../resources.ts';
import { getTargets, isBulk, selectionOf, type Bulk, type Item, type Targets } from '../selection.ts';
import { pathOf, printQuery, tableAccept } from '../server.ts';
import { tellFrom } from '../verbose.ts';
import { sortObjects, sortRows } from './get-sort.ts';
import { watch } from './get-watch.ts';

/** `kubectl get`. */
export async function get(call: Call): Promise<void> {
  const { options } = call;
  if (options.has('raw')) return getRaw(call);
  checkOptions(call);
  const watches = options.on('watch') || options.on('watch-only');
  if (!watches && call.words.length === 0 && !options.has('filename')) {
    call.warn(
      'You must specify the type of resource to get. ' +
        'Use "kubectl api-resources" for a complete list of supported resources.\n\n',
    );
    throw usageFailure(
      call.path,
      'Required resource not specified.\n' +
        'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
    );
  }
  const targets = await getTargets(call, selectionOf(call, { bulk: true, oneResource: watches, args: call.words }));
  if (watches) return watch(call, targets);
  return isForPeople(call) ? getTables(call, targets) : getObjects(call, targets);
}

/** Says whether the output is a table. */
export function isForPeople({ options }: Call): boolean {
  return (!options.has('output') && !options.has('template')) || ['', 'wide'].includes(options.text('output'));
}

/** Asks for the table of a target, or makes a plain one of its objects. */
export async function fetchTable(call: Call, target: Item | Bulk, query: Record<string, string> = {}): Promise<Table> {
  const body = await call.server
    .json({
      method: 'GET',
      accept: call.options.on('server-print', true) ? tableAccept : 'application/json',
      path: pathOfTarget(target, query),
    })
    .catch((error: unknown) => explain(call, error, target));
  const now = call.context.now();
  if (isTable(body)) return parseTable(body);
  return toPlainTable(Array.isArray(body['items']) ? listAt(body, 'items') : [body], (created) =>
    printAge(created, now),
  );
}

/**
 * Throws what is said of a refusal: a list with what was listed, an object with its namespace when that
 * is what is missing.
 */
function explain(call: Call, error: unknown, target: Item | Bulk): Promise<never> {
  return isBulk(target)
    ? Promise.reject(explainList(error, target))
    : call.server.explainMissing(error, target.resource.namespaced ? target.namespace : undefined);
}

/** Gives the error of a refused list with what was listed. */
export function explainList(error: unknown, target: Item | Bulk): unknown {
  if (!isBulk(target)) return error;
  const { group, version, name } = target.resource;
  return withList(error, `${group}/${version}, Resource=${name}`, target.selector, target.fieldSelector);
}

/** The path, with its query, that lists or gets a target. */
export function pathOfTarget(target: Item | Bulk, query: Record<string, string> = {}): string {
  const { resource, namespace } = target;
  if (!isBulk(target)) return pathOf(resource, namespace, target.name) + printQuery(query);
  return (
    pathOf(resource, namespace) +
    printQuery({ labelSelector: target.selector, fieldSelector: target.fieldSelector, limit: 500, ...query })
  );
}

/** How `get` lays out the table of a resource. */
export function tableOptions({ options }: Call, resource: Resource, withKind: boolean): TableOptions {
  return {
    wide: options.text('output') === 'wide',
    noHeaders: options.on('no-headers'),
    withNamespace: options.on('all-namespaces') && resource.namespaced,
    kind: withKind || options.on('show-kind') ? printKind(resource) : undefined,
    showLabels: options.on('show-labels'),
    labelColumns: options.list('label-columns'),
  };
}

async function getRaw(call: Call): Promise<void> {
  if (call.words.length > 0) throw new Failure('arguments may not be passed when --raw is specified');
  if (call.options.has('output')) throw new Failure('--raw and --output are mutually exclusive');
  const path = call.options.text('raw');
  if (!path.startsWith('/'))
    throw new Failure(`--raw must be a valid URL path: parse ${JSON.stringify(path)}: invalid URI for request`);
  const body = await call.server.text({ method: 'GET', path });
  call.print(body);
}

function checkOptions({ options }: Call): void {
  const output = options.text('output');
  if (options.on('show-labels') && output && output !== 'wide')
    throw new Failure(`--show-labels option cannot be used with ${output} printer`);
  if (options.on('output-watch-events') && !options.on('watch') && !options.on('watch-only')) {
    throw new Failure('--output-watch-events option can only be used with --watch or --watch-only');
  }
}

async function getTables(call: Call, { targets, errors }: Targets): Promise<void> {
  const withKind = new Set(targets.map(({ resource }) => printKind(resource))).size > 1;
  const sortBy = call.options.text('sort-by');
  const writer = new TabWriter();
  let last: Resource | undefined;
  const tables: { table: Table; target: Item | Bulk }[] = [];
  for (const target of targets) {
    try {
      const table = await fetchTable(call, target, sortBy ? { includeObject: 'Object' } : {});
      tables.push({ table: sortBy ? sortRows(table, sortBy) : table, target });
    } catch (error) {
      if (!(call.options.on('ignore-not-found') && isNotFound(error))) errors.push(error);
    }
  }
  const kinds = new Set(tables.map(({ target }) => printKind(target.resource))).size;
  for (const { table, target } of tables) {
    const isNew = last !== target.resource;
    const options = tableOptions(call, target.resource, withKind && kinds > 1);
    const text = printTable(table, { ...options, noHeaders: options.noHeaders || !isNew });
    if (!text) continue;
    if (isNew) writer.forget();
    if (isNew && last && !options.noHeaders) call.print('\n');
    call.print(writer.align(text));
    last = target.resource;
  }
  if (!last && errors.length === 0 && !call.options.on('ignore-not-found')) warnOfNothing(call, targets);
  throwAll(errors);
}

function warnOfNothing(call: Call, targets: (Item | Bulk)[]): void {
  const inNamespace = !call.options.on('all-namespaces') && targets.every(({ resource }) => resource.namespaced);
  call.warn(inNamespace ? `No resources found in ${call.namespace} namespace.\n` : 'No resources found\n');
}

async function getObjects(call: Call, { targets, errors, single }: Targets): Promise<void> {
  const objects: KubeObject[] = [];
  for (const target of targets) {
    try {
      const body = await call.server
        .json<Json>({ method: 'GET', path: pathOfTarget(target) })
        .catch((error: unknown) => explain(call, error, target));
      objects.push(...toObjects(body));
    } catch (error) {
      if (single && !call.options.on('ignore-not-found')) throw error;
      if (!(call.options.on('ignore-not-found') && isNotFound(error))) errors.push(error);
    }
  }
  if (objects.length === 0 && call.options.on('ignore-not-found')) return throwAll(errors);
  const printer = await makePrinter(call, getFormats);
  const sorted = call.options.has('sort-by') ? sortObjects(objects, call.options.text('sort-by')) : objects;
  const list = { apiVersion: 'v1', kind: 'List', metadata: { resourceVersion: '' }, items: sorted };
  tellFrom(2, call.server.verbosity, 'table_printer.go:45', notTable);
  if (printer) call.print(printer(single && sorted[0] ? sorted[0] : list));
  throwAll(errors);
}

const notTable =
  'Unable to decode server response into a Table. Falling back to hardcoded types: attempt to decode non-Table object';

function toObjects(body: Json): KubeObject[] {
  if (!Array.isArray(body['items'])) return [body as KubeObject];
  const [apiVersion, kind] = [String(body['apiVersion']), String(body['kind']).replace(/List$/, '')];
  return body['items']
    .filter(isJson)
    .map(
      (item) => ({ ...item, apiVersion: item['apiVersion'] ?? apiVersion, kind: item['kind'] ?? kind }) as KubeObject,
    );
}

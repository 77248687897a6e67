import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { isJson, jsonAt, type Json, type KubeObject } from '../object.ts';
import { alignTabs, tableLayout } from './tabwriter.ts';
import { parseColumns, parseColumnsFile, printColumns } from './custom-columns.ts';
import { getFormats, objectFormats, parseFormat, type Format } from './format.ts';
import { checkGoTemplate, printGoTemplate } from './go-template.ts';
import { printJson } from './json.ts';
import { parseTemplate, printJsonPath } from './jsonpath.ts';
import { printKyaml } from './kyaml.ts';
import { printYaml } from './yaml.ts';

/** Prints objects in one format; each call may depend on the one before (`---` between YAML documents). */
export type Printer = (object: KubeObject | Json, options?: { typed?: boolean }) => string;

/**
 * Makes the printer of a format of `-o`, or undefined when people should read it; throws when the template is wrong.
 */
export async function makePrinter(call: Call, allowed: string[] = objectFormats): Promise<Printer | undefined> {
  const format = parseFormat(call.options.text('output'), call.options.text('template'), allowed);
  return format && format.name !== 'wide' ? getPrinter(call, format) : undefined;
}

/** Why `get` could not print in a format, which it finds out when the server has answered; undefined when it can. */
export function findFormatFault(output: string, given: string): string | undefined {
  try {
    const { name = '', template = '' } = parseFormat(output, given, getFormats) ?? {};
    if (name === 'jsonpath' || name === 'jsonpath-as-json') parseTemplate(template);
    else if (name === 'custom-columns') parseColumns(template);
    else if (name === 'go-template' || name === 'template') checkGoTemplate(template);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Prints `deployment.apps/web created`, or the object as `-o` asks. */
export async function printDone(call: Call, object: KubeObject, done: string, { typed = true } = {}): Promise<void> {
  const printer = await makePrinter(call);
  call.print(printer ? printer(object, { typed }) : `${printName(object)} ${done}${dryRunMark(call)}\n`);
}

/** ` (dry run)`, ` (server dry run)` or nothing. */
export function dryRunMark({ options }: Call): string {
  return { none: '', client: ' (dry run)', server: ' (server dry run)' }[options.dryRun];
}

/** `deployment.apps/web`. */
export function printName({ apiVersion, kind, metadata }: KubeObject): string {
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  return `${kind.toLowerCase()}${group}/${metadata.name ?? ''}`;
}

/** Gives an object without what the server keeps about its writers. */
export function withoutManagedFields<T extends KubeObject | Json>(object: T): T {
  const items = object['items'];
  if (Array.isArray(items)) return { ...object, items: items.map((item: Json) => withoutManagedFields(item)) };
  if (!('managedFields' in jsonAt(object, 'metadata'))) return object;
  const { managedFields: _, ...metadata } = object['metadata'] as Json;
  return { ...object, metadata };
}

async function getPrinter(call: Call, { name, template }: Format): Promise<Printer> {
  const hidden = (object: KubeObject | Json) =>
    call.options.on('show-managed-fields') ? object : withoutManagedFields(object);
  let count = 0;
  switch (name) {
    case 'json':
      return (object, { typed = false } = {}) => printJson(hidden(object), { sort: !typed });
    case 'yaml':
      return (object) => (count++ > 0 ? '---\n' : '') + printYaml(hidden(object));
    case 'kyaml':
      return (object, { typed = false } = {}) => printKyaml(hidden(object), { sort: !typed });
    case 'name':
      return (object) =>
        getObjects(object)
          .map((each) => `${printName(each)}\n`)
          .join('');
    case 'jsonpath':
    case 'jsonpath-as-json':
      return (object) =>
        printJsonPath(template, object, {
          asJson: name === 'jsonpath-as-json',
          allowMissing: call.options.on('allow-missing-template-keys', true),
        });
    case 'jsonpath-file': {
      const text = await readTemplate(call, template);
      return (object) => printJsonPath(text, object);
    }
    case 'custom-columns':
    case 'custom-columns-file':
      return printTable(
        call,
        name === 'custom-columns'
          ? parseColumns(template)
          : parseColumnsFile(await readTemplate(call, template, 'template')),
      );
    case 'go-template-file':
    case 'templatefile': {
      const text = await readTemplate(call, template);
      return (object) => printGoTemplate(text, object);
    }
    default:
      checkGoTemplate(template);
      return (object) => printGoTemplate(template, object);
  }
}

function printTable(call: Call, columns: ReturnType<typeof parseColumns>): Printer {
  let headers = call.options.on('no-headers') ? '' : `${columns.map(({ header }) => header).join('\t')}\n`;
  return (object) => {
    const rows = getObjects(object).map((each) => printColumns(columns, each));
    const text = alignTabs(headers + rows.join(''), tableLayout);
    headers = '';
    return text;
  };
}

function getObjects(object: KubeObject | Json): KubeObject[] {
  const items = object['items'];
  return (Array.isArray(items) ? items.filter(isJson) : [object]) as KubeObject[];
}

function readTemplate(call: Call, path: string, what = '--template'): Promise<string> {
  return call.context.files.read(path).catch(() => {
    throw new Failure(`error reading ${what} ${path}, open ${path}: no such file or directory`);
  });
}

import { isJson, listAt, stringsAt, textAt, type Json } from '../object.ts';
import { printGo } from './go.ts';

/** A Table of the API server. */
export interface Table {
  columnDefinitions: { name: string; type: string; format: string; priority: number }[];
  rows: Row[];
}

export interface Row {
  cells: unknown[];
  object: unknown;
}

export interface TableOptions {
  wide: boolean;
  noHeaders: boolean;
  withNamespace: boolean;
  /** `deployment.apps` before each name, when several kinds are shown. */
  kind: string | undefined;
  showLabels: boolean;
  labelColumns: string[];
}

/** Says whether a body is a Table. */
export function isTable(body: Json): boolean {
  return body['kind'] === 'Table';
}

/** Gives what the table of a response holds. */
export function parseTable(body: Json): Table {
  return {
    columnDefinitions: listAt(body, 'columnDefinitions').map((column) => ({
      name: textAt(column, 'name'),
      type: textAt(column, 'type'),
      format: textAt(column, 'format'),
      priority: Number(column['priority'] ?? 0),
    })),
    rows: listAt(body, 'rows').map((row) => ({
      cells: Array.isArray(row['cells']) ? row['cells'] : [],
      object: row['object'],
    })),
  };
}

/** Makes a table of a kind whose server knows none: name and age. */
export function toPlainTable(objects: Json[], printAge: (created: string) => string): Table {
  return {
    columnDefinitions: [
      { name: 'Name', type: 'string', format: 'name', priority: 0 },
      { name: 'Age', type: 'string', format: '', priority: 0 },
    ],
    rows: objects.map((object) => ({
      cells: [textAt(object, 'metadata', 'name'), printAge(textAt(object, 'metadata', 'creationTimestamp'))],
      object,
    })),
  };
}

/** Prints a table as tab-separated lines, its headers first unless told not to; nothing when it has no rows. */
export function printTable(table: Table, options: TableOptions): string {
  if (table.rows.length === 0) return '';
  const rows = table.rows.map((row) => getCells(table, row, options).map(printCell).join('\t'));
  return [...(options.noHeaders ? [] : [getHeaders(table, options).join('\t')]), ...rows]
    .map((line) => `${line}\n`)
    .join('');
}

function getHeaders(table: Table, options: TableOptions): string[] {
  const shown = table.columnDefinitions
    .filter(({ priority }) => options.wide || priority === 0)
    .map(({ name }) => name.toUpperCase());
  const labels = options.labelColumns.map((label) => (label.split('/').at(-1) ?? '').toUpperCase());
  return [
    ...(options.withNamespace ? ['NAMESPACE'] : []),
    ...shown,
    ...labels,
    ...(options.showLabels ? ['LABELS'] : []),
  ];
}

function getCells(table: Table, { cells, object }: Row, options: TableOptions): unknown[] {
  const named = table.columnDefinitions.findIndex(({ format, type }) => format === 'name' && type === 'string');
  const shown = cells.flatMap((cell, index) => {
    const column = table.columnDefinitions[index];
    if (!column || (!options.wide && column.priority !== 0)) return [];
    return [index === named && options.kind ? `${options.kind}/${String(cell)}` : cell];
  });
  const labels = stringsAt(object, 'metadata', 'labels');
  return [
    ...(options.withNamespace ? [textAt(object, 'metadata', 'namespace')] : []),
    ...shown,
    ...options.labelColumns.map((label) => labels[label] ?? ''),
    ...(options.showLabels ? [printLabels(labels)] : []),
  ];
}

/** `app=web,tier=front`, or `<none>`. */
export function printLabels(labels: unknown): string {
  const entries = isJson(labels) ? Object.entries(labels) : [];
  return entries.length === 0
    ? '<none>'
    : entries
        .map(([key, value]) => `${key}=${String(value)}`)
        .sort()
        .join(',');
}

/** A cell ends at its first line break, with `...`. */
function printCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'string' ? cell : printGo(cell);
  const end = text.search(/[\f\n\r]/);
  return (end < 0 ? text : `${text.slice(0, end)}...`).replaceAll('\x1b', '^[');
}

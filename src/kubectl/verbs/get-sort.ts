import { Failure } from '../failure.ts';
import { relaxPath } from '../print/custom-columns.ts';
import { findAll, parseTemplate } from '../print/jsonpath.ts';
import type { Table } from '../print/table.ts';

/** Sorts the rows of a table by a path into their objects; throws when no object has it. */
export function sortRows(table: Table, sortBy: string): Table {
  const rows = sortByPath(table.rows, sortBy, ({ object }) => object);
  return { ...table, rows };
}

/** Sorts objects by a path; throws when no object has it. */
export function sortObjects<T>(objects: T[], sortBy: string): T[] {
  return objects.length < 2 ? objects : sortByPath(objects, sortBy, (object) => object);
}

function sortByPath<T>(values: T[], sortBy: string, objectOf: (value: T) => unknown): T[] {
  const path = parseTemplate(relaxPath(sortBy));
  const keyed = values.map((value) => ({ value, key: findAll(path, objectOf(value), true)[0]?.[0] }));
  if (keyed.length > 0 && keyed.every(({ key }) => key === undefined)) {
    throw new Failure(`couldn't find any field with path ${JSON.stringify(relaxPath(sortBy))} in the list of objects`);
  }
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ value }) => value);
}

/** What has no such field comes first; texts that are quantities or numbers in them compare naturally. */
function compare(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

import { reasonOf } from '../../grammar/malformed.ts';
import { parseQuantity } from '../../grammar/quantities.ts';
import { Failure } from '../failure.ts';
import { relaxPath } from '../../grammar/jsonpath.ts';
import { findAll, parseTemplate } from '../print/jsonpath.ts';
import type { Table } from '../print/table.ts';

/**
 * Sorts the rows of a table by a path into their objects. kubectl swallows its own complaint: rows of which
 * none has the path vanish.
 */
export function sortRows(table: Table, sortBy: string): Table {
  if (table.rows.length < 2) return table;
  return { ...table, rows: sortByPath(table.rows, sortBy, ({ object }) => object) ?? [] };
}

/** Sorts objects by a path; throws when none has it. */
export function sortObjects<T>(objects: T[], sortBy: string): T[] {
  if (objects.length < 2) return objects;
  const sorted = sortByPath(objects, sortBy, (object) => object);
  if (!sorted)
    throw new Failure(`couldn't find any field with path ${JSON.stringify(relaxPath(sortBy))} in the list of objects`);
  return sorted;
}

function sortByPath<T>(values: T[], sortBy: string, objectOf: (value: T) => unknown): T[] | undefined {
  const path = parseTemplate(relaxPath(sortBy));
  const keyed = values.map((value) => ({ value, key: findAll(path, objectOf(value), true)[0]?.[0] }));
  if (keyed.every(({ key }) => key === undefined)) return undefined;
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ value }) => value);
}

/** What has no such field comes first; texts compare by their bytes unless both are quantities. */
function compare(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  if ([left, right].every((each) => reasonOf(parseQuantity, each) === undefined))
    return parseQuantity(left) - parseQuantity(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

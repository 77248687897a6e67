import type { KubeObject } from '../object.ts';

/** A column as the server declares it; priority 1 is for `-o wide`. */
export interface Column {
  name: string;
  type: string;
  format: string;
  description: string;
  priority: number;
}

export type Cell = string | number | boolean;

/** How a kind is printed: its columns, and a row's cells for one object at a time. */
export interface Table {
  columns: Column[];
  cells(object: KubeObject, now: Date): Cell[];
}

export interface ColumnOptions {
  type?: string;
  wide?: boolean;
}

/** Declares a column; the one called Name has the format of a name, as clients expect. */
export function column(name: string, { type = 'string', wide = false }: ColumnOptions = {}): Column {
  return { name, type, format: name === 'Name' ? 'name' : '', description: '', priority: wide ? 1 : 0 };
}

export function wide(name: string): Column {
  return column(name, { wide: true });
}

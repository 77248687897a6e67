import { isDeepStrictEqual } from 'node:util';
import type { Difference, Facts } from '../../src/kubernetes/schemas/facts.ts';

/** What an older release has otherwise than a newer one. */
export function getDifference(newer: Facts, older: Facts): Difference {
  return { from: older.from, kinds: differ(newer.kinds, older.kinds), types: differ(newer.types, older.types) };
}

function differ<T>(newer: Record<string, T>, older: Record<string, T>): Record<string, T | null> {
  const names = Object.keys({ ...newer, ...older }).filter((name) => !isDeepStrictEqual(newer[name], older[name]));
  return Object.fromEntries(names.map((name) => [name, older[name] ?? null]));
}

/** The same facts as the same bytes: everything by name, a kind or type on a line, so that Git shows what changed. */
export function printFacts({ from, kinds, types }: Facts | Difference): string {
  return `{\n"from": ${JSON.stringify(from)},\n"kinds": ${printLines(kinds)},\n"types": ${printLines(types)}\n}\n`;
}

function printLines(record: Record<string, unknown>): string {
  const lines = Object.keys(record)
    .sort()
    .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(sorted(record[name]))}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

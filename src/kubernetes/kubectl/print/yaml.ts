import { compareKeys, printScalar } from './yaml-scalar.ts';

/**
 * Prints a value as sigs.k8s.io/yaml does: keys sorted, lists not indented, long texts folded after column 80.
 * The `yaml` package folds before that column and quotes by other rules, so its output is not kubectl's.
 */
export function printYaml(value: unknown): string {
  if (isFilled(value)) return printBlock(value, 0).join('\n').concat('\n');
  return `${printLeaf(value, 0, 0)}\n`;
}

function printBlock(value: object, indent: number): string[] {
  return Array.isArray(value) ? printList(value, indent) : printMap(value as Record<string, unknown>, indent);
}

function printMap(value: Record<string, unknown>, indent: number): string[] {
  const space = ' '.repeat(indent);
  return getEntries(value).flatMap(([key, child]) => {
    const head = `${space}${printScalar(key, 0, undefined)}:`;
    if (!isFilled(child)) return [`${head} ${printLeaf(child, head.length + 1, indent + 2)}`];
    return [head, ...printBlock(child, Array.isArray(child) ? indent : indent + 2)];
  });
}

function printList(value: unknown[], indent: number): string[] {
  const space = ' '.repeat(indent);
  return value.flatMap((child) => {
    if (!isFilled(child)) return [`${space}- ${printLeaf(child, indent + 2, indent + 2)}`];
    const [first = '', ...rest] = printBlock(child, indent + 2);
    return [`${space}- ${first.slice(indent + 2)}`, ...rest];
  });
}

function printLeaf(value: unknown, column: number, indent: number): string {
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  return typeof value === 'string' ? printScalar(value, column, indent) : String(value ?? null);
}

function getEntries(value: Record<string, unknown>): [string, unknown][] {
  return Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .sort(([a], [b]) => compareKeys(a, b));
}

function isFilled(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : getEntries(value as Record<string, unknown>).length > 0;
}

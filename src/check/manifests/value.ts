/** Steps from the top of a document down to a value: keys and indexes. */
export type Path = readonly (string | number)[];

/** The value at a path; undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, step) =>
      typeof found === 'object' && found !== null ? (found as Record<string | number, unknown>)[step] : undefined,
    value,
  );
}

export function textAt(value: unknown, ...path: Path): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: unknown, ...path: Path): number | undefined {
  const found = valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}

/** The entries of a map; none when it is no map. */
export function entriesAt(value: unknown, ...path: Path): [string, unknown][] {
  const found = valueAt(value, path);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.entries(found) : [];
}

/** The items of a list with the path of each; none when it is no list. */
export function itemsAt(value: unknown, ...path: Path): { item: unknown; path: Path }[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.map((item, index) => ({ item, path: [...path, index] })) : [];
}

/** A value without the nulls in its maps, which the API drops. */
export function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === null ? [] : [[key, dropNulls(child)]])),
  );
}

/** `spec.containers[0].name` */
export const printPath = (path: Path) =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`)).join('');

/** `a, b or c` */
export const printChoice = (values: readonly string[]) =>
  [values.slice(0, -1).join(', '), values.at(-1)].filter(Boolean).join(' or ');

/** Names of sets of schemas, the oldest first and what they begin with once: `Kubernetes 1.35, 1.36 and 1.37`. */
export function printSets(newestFirst: readonly string[]): string {
  const names = newestFirst.toReversed().map((name, index) => (index > 0 ? name.replace('Kubernetes ', '') : name));
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}

/**
 * Prints a value as Go's json.MarshalIndent does, ending with a newline: keys sorted unless `sort` is false (a typed
 * object keeps its own order).
 */
export function printJson(value: unknown, { sort = true }: { sort?: boolean } = {}): string {
  return `${escapeHtml(JSON.stringify(sort ? sortKeys(value) : value, null, 4))}\n`;
}

/** Prints a value as Go's json.Marshal does, on one line. */
export function printCompactJson(value: unknown): string {
  return escapeHtml(JSON.stringify(sortKeys(value)));
}

/** Gives the same value with the keys of all its objects in byte order. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sortKeys(child)]),
  );
}

function escapeHtml(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Prints a JSON value as Go's fmt.Sprint does: `map[app:web]`, `[80 443]`, `<nil>`. */
export function printGo(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(printGo).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, child]) => `${key}:${printGo(child)}`).join(' ')}]`;
}

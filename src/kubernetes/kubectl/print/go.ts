/** Prints a JSON value as Go's fmt.Sprint does: `map[app:web]`, `[80 443]`, `<nil>`. */
export function printGo(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(printGo).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, child]) => `${key}:${printGo(child)}`).join(' ')}]`;
}

/** A value as Go's %#v prints it: `map[string]interface {}{"a":1}`. */
export function printGoSyntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(printGoSyntax).join(', ')}}`;
  if (value === null || value === undefined) return 'interface {}(nil)';
  if (typeof value !== 'object') return JSON.stringify(value);
  const map = value as Record<string, unknown>;
  const entries = Object.keys(map)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${printGoSyntax(map[key])}`);
  return `map[string]interface {}{${entries.join(', ')}}`;
}

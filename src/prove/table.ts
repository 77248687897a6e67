/** A table as kubectl prints it: columns by name, cells of each row in the columns' order. */
export interface Table {
  columns: string[];
  rows: string[][];
}

const heading = /^[A-Z][A-Z0-9()/:%-]*(?: [A-Z0-9()/:%-]+)*$/;

/** Parses kubectl's table of a text; undefined when it is none. Columns begin where their names do. */
export function parseTable(text: string): Table | undefined {
  const lines = text.replace(/\n+$/, '').split('\n');
  const [head = ''] = lines;
  const columns = head
    .split(/ {2,}/)
    .map((name) => name.trim())
    .filter(Boolean);
  if (columns.length < 2 || !columns.every((name) => heading.test(name))) return undefined;
  const starts = columns.map((name, index) => head.indexOf(name, index === 0 ? 0 : head.indexOf(columns[index - 1] ?? '') + (columns[index - 1] ?? '').length));
  const cells = (line: string) => starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
  return { columns, rows: lines.slice(1).map(cells) };
}

/** The table's text with only the columns that another one has too, each as wide as it must be. */
export function printTable({ columns, rows }: Table, shared: readonly string[]): string {
  const kept = columns.flatMap((name, index) => (shared.includes(name) ? [index] : []));
  return [columns, ...rows].map((row) => kept.map((index) => row[index] ?? '').join('  ')).join('\n');
}

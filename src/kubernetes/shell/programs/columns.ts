/**
 * How Go's tabwriter is told to lay columns out: spaces after the longest cell, and the width that a
 * column has at least.
 */
export interface Layout {
  gap: number;
  least: number;
}

/** Rows as a table of text; the last column is left as it is. Ends in a newline. */
export function printColumns(rows: readonly (readonly string[])[], { gap, least }: Layout): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(least, ...rows.map((row) => (row[column] ?? '').length + gap)),
  );
  const pad = (cell: string, column: number) => cell.padEnd(widths[column] ?? 0);
  return rows.map((row) => `${row.slice(0, -1).map(pad).join('')}${row.at(-1) ?? ''}\n`).join('');
}

/** Rows as a table of text: each column as wide as its longest cell, `gap` spaces between. Ends in a newline. */
export function printColumns(rows: readonly (readonly string[])[], gap: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd((widths[column] ?? 0) + gap))).join('')}\n`).join('');
}

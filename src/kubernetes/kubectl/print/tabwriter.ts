export interface Layout {
  minimum: number;
  padding: number;
  /** Keep the widths of what was written before, as kubectl does for the rows of a watch. */
  remember?: boolean;
}

/** kubectl's tables. */
export const tableLayout: Layout = { minimum: 6, padding: 3, remember: true };
/** `kubectl describe`. */
export const describeLayout: Layout = { minimum: 0, padding: 2 };

/**
 * Aligns lines of tab-ended cells as Go's text/tabwriter does: a column is a run of adjacent lines that have that cell.
 */
export class TabWriter {
  #layout: Layout;
  #widths: number[] = [];
  constructor(layout: Layout = tableLayout) {
    this.#layout = layout;
  }

  /** Takes whole lines, ended by newlines, and gives them aligned. */
  align(text: string): string {
    const lines = text.split('\n').map((line) => line.split('\t'));
    const widths = lines.map((): number[] => []);
    this.#measure(lines, widths, 0, lines.length, 0);
    return lines
      .map((cells, line) => cells.map((cell, column) => pad(cell, widths[line]?.[column])).join(''))
      .join('\n');
  }

  /** Forgets the widths of earlier lines. */
  forget(): void {
    this.#widths = [];
  }

  #measure(lines: string[][], widths: number[][], from: number, to: number, column: number): void {
    const has = (line: number) => column < (lines[line]?.length ?? 0) - 1;
    for (let start = from; start < to; start++) {
      if (!has(start)) continue;
      let end = start;
      while (end < to && has(end)) end++;
      this.#column(lines.slice(start, end), widths.slice(start, end), column);
      this.#measure(lines, widths, start, end, column + 1);
      start = end - 1;
    }
  }

  #column(lines: string[][], widths: number[][], column: number): void {
    const { minimum, padding, remember } = this.#layout;
    const seen = remember ? (this.#widths[column] ?? 0) : 0;
    const width = Math.max(minimum, seen, ...lines.map((cells) => [...(cells[column] ?? '')].length + padding));
    if (remember) this.#widths[column] = width;
    for (const line of widths) line[column] = width;
  }
}

/** Aligns one text with a layout of its own. */
export function alignTabs(text: string, layout: Layout): string {
  return new TabWriter(layout).align(text);
}

function pad(cell: string, width: number | undefined): string {
  return width === undefined ? cell : cell + ' '.repeat(Math.max(0, width - [...cell].length));
}

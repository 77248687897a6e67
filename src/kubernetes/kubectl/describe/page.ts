import { describeLayout, alignTabs } from '../print/tabwriter.ts';

/** The lines of one described object; tabs part their columns. */
export class Page {
  #text = '';

  /** Writes a line, two spaces in for each level. */
  line(level: number, text: string): void {
    this.#text += `${'  '.repeat(level)}${text}\n`;
  }

  /** Writes `name:`, a tab and a value. */
  field(level: number, name: string, value: unknown): void {
    this.line(level, `${name}:\t${String(value)}`);
  }

  /** Writes a title and its values one below the other; `<none>` without values. */
  lines(title: string, values: string[]): void {
    const shown = values.length > 0 ? values : ['<none>'];
    shown.forEach((value, index) => this.line(0, `${index === 0 ? `${title}:` : ''}\t${value}`));
  }

  /** Everything written, with its tabs. */
  get raw(): string {
    return this.#text;
  }

  /** Gives everything written, aligned. */
  toString(): string {
    return alignTabs(this.#text, describeLayout);
  }
}

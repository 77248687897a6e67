import { createTwoFilesPatch } from 'diff';
import { mask } from './mask.ts';
import { parseTable, printTable, type Table } from './table.ts';

/** What a command printed. */
export interface Printed {
  output: string;
  errors: string;
  exit: number;
}

/**
 * The difference between what a command printed once and now, as a diff; undefined when there is none. What is never twice
 * the same is masked, tables are compared by the columns that both have, and their rows in any order.
 */
export function compare(then: Printed, now: Printed): string | undefined {
  const [before, after] = comparable(then, now);
  if (before === after) return undefined;
  return createTwoFilesPatch('captured', 'now', before, after, '', '', { context: 2 }).split('\n').slice(1).join('\n').trimEnd();
}

function comparable(then: Printed, now: Printed): [string, string] {
  const [one, other] = [sectionsOf(then.output), sectionsOf(now.output)];
  const columns = (sections: Section[]) => sections.flatMap(({ table }) => table?.columns ?? []);
  const shared = columns(one).filter((name) => columns(other).includes(name));
  return [printAll(one, then, shared), printAll(other, now, shared)];
}

/** Ctrl+C: how many rows a watch had shown by then depends on the moment. */
const interrupted = 130;

interface Section {
  text: string;
  table: Table | undefined;
}

/** What stands between empty lines: `get deploy,rs,pod` prints a table for each kind. */
const sectionsOf = (output: string): Section[] =>
  output
    .replace(/[ \t]+$/gm, '')
    .trimEnd()
    .split(/\n\n+/)
    .map((text) => ({ text, table: parseTable(text) }));

function printAll(sections: Section[], { errors, exit }: Printed, shared: readonly string[]): string {
  const printed = sections.map(({ text, table }) => {
    const lines = toLines(table ? printTable(table, shared) : text);
    if (table) return [lines[0], ...(exit === interrupted ? [] : rowsOf(table, lines.slice(1)).sort())].join('\n');
    return settleEvents(lines).join('\n');
  });
  const stderr = toLines(errors)
    .filter(Boolean)
    .map((line) => `stderr: ${line}`);
  return [...printed.sort(), ...stderr, ...(exit === 0 ? [] : [`exit code ${exit}`])].join('\n').concat('\n');
}

const toLines = (text: string) =>
  mask(text)
    .replace(/ +/g, ' ')
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());

/** A description ends in its events: their order within a second is nobody's. */
function settleEvents(lines: string[]): string[] {
  const start = lines.indexOf('Events:');
  return start < 0 ? lines : [...lines.slice(0, start), ...once(settled(lines.slice(start))).sort()];
}

/** A table of events has a REASON: how often the same happened depends on the pace. */
const rowsOf = ({ columns }: Table, lines: string[]) => (columns.includes('REASON') ? once(settled(lines)) : settled(lines));

const once = (lines: string[]) => [...new Set(lines)];

/** Without the events of what is tried again and again: how many there are depends on the moment. */
const settled = (lines: string[]) => lines.filter((line) => !/\b(BackOff|Failed|Unhealthy|Pulling)\b/.test(line));

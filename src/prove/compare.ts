import { createTwoFilesPatch } from 'diff';
import { mask } from './mask.ts';
import { parseTable, printTable } from './table.ts';

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
  const [one, other] = [parseTable(then.output), parseTable(now.output)];
  const shared = one && other ? one.columns.filter((name) => other.columns.includes(name)) : [];
  const text = ({ output, errors, exit }: Printed, table: typeof one) => {
    const printed = mask(table && shared.length > 0 ? printTable(table, shared) : output).replace(/ +/g, ' ');
    const lines = printed.trimEnd().split('\n').map((line) => line.trimEnd());
    const sorted = table ? [lines[0], ...lines.slice(1).sort()] : lines;
    return [...sorted, ...mask(errors).trimEnd().split('\n').filter(Boolean).map((line) => `stderr: ${line}`), ...(exit === 0 ? [] : [`exit code ${exit}`])].join('\n') + '\n';
  };
  return [text(then, one), text(now, other)];
}


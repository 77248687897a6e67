import { Failure } from './failure.ts';
import type { KubeObject } from './object.ts';

/** Says whether an object's labels match `app=web,tier!=db,env in (a,b),x,!y`; the empty selector matches everything. */
export function matchesSelector({ metadata }: KubeObject, selector: string): boolean {
  return parseTerms(selector).every((term) => matchesTerm(metadata.labels ?? {}, term));
}

/** Prints the selector of a workload or a Service: `app=web,tier=front`; expressions follow in kubectl's words. */
export function printSelector(
  labels: Record<string, string> = {},
  expressions: { key: string; operator: string; values?: string[] }[] = [],
): string {
  const equal = Object.entries(labels).map(([key, value]) => ({ key, text: `${key}=${value}` }));
  const others = expressions.map(({ key, operator, values = [] }) => ({
    key,
    text: printExpression(key, operator, [...values].sort()),
  }));
  return [...equal, ...others]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text)
    .join(',');
}

function printExpression(key: string, operator: string, values: string[]): string {
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`;
}

function parseTerms(selector: string): string[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map((term) => term.trim())
    .filter(Boolean);
}

function matchesTerm(labels: Record<string, string>, term: string): boolean {
  const set = /^(\S+)\s+(in|notin)\s+\((.*)\)$/.exec(term);
  if (set)
    return (
      (set[3] ?? '')
        .split(',')
        .map((value) => value.trim())
        .includes(labels[set[1] ?? ''] ?? '') ===
      (set[2] === 'in')
    );
  const pair = /^([^=!]+?)\s*(==|=|!=)\s*(.*)$/.exec(term);
  if (pair) return (labels[pair[1] ?? ''] === pair[3]) === (pair[2] !== '!=');
  if (!/^!?[\w./-]+$/.test(term)) throw new Failure(`unable to parse requirement: found '${term}'`);
  return term.startsWith('!') ? !(term.slice(1) in labels) : term in labels;
}

import { Malformed } from './malformed.ts';
import { checkLabelKey, checkLabelValue } from './names.ts';

export type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';

/** One term of a label selector, as matchExpressions write it. */
export interface Requirement {
  key: string;
  operator: Operator;
  values?: readonly string[];
}

/** Says whether labels are as all terms of a selector ask. */
export const matchesAll = (requirements: readonly Requirement[], labels: Readonly<Record<string, string>>): boolean =>
  requirements.every((requirement) => matches(requirement, labels));

function matches({ key, operator, values = [] }: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  if (!isInteger(value)) return false;
  return operator === 'Gt' ? Number(value) > Number(values[0]) : Number(value) < Number(values[0]);
}

const isInteger = (text: string | undefined) => /^[-+]?\d+$/.test(text ?? '');

/** The terms of a selector as objects have it; without a selector there are none. */
export const requirementsOf = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}): Requirement[] => [
  ...Object.entries(matchLabels).map(([key, value]): Requirement => ({ key, operator: 'In', values: [value] })),
  ...(matchExpressions as readonly Requirement[]),
];

/** As the types of the official client have it, which take any text for an operator. */
interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: readonly { key: string; operator: string; values?: readonly string[] }[];
}

/** Prints the selector of a workload or a Service: `app=web,tier=front`; expressions follow in kubectl's words. */
export function printSelector(
  labels: Readonly<Record<string, string>> = {},
  expressions: LabelSelector['matchExpressions'] = [],
): string {
  const equal = Object.entries(labels).map(([key, value]) => ({ key, text: `${key}=${value}` }));
  const others = expressions.map((each) => ({ key: each.key, text: printRequirement(each as Requirement) }));
  return [...equal, ...others]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text)
    .join(',');
}

function printRequirement({ key, operator, values = [] }: Requirement): string {
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  return `${key} ${operator === 'In' ? 'in' : 'notin'} (${[...values].sort().join(',')})`;
}

/**
 * Reads `a=b,c!=d,e in (f,g),h,!i`, as the parser of k8s.io/apimachinery's labels does; the empty text
 * selects everything.
 */
export function parseLabelSelector(text: string): Requirement[] {
  const reader = new Tokens(text);
  const requirements: Requirement[] = [];
  if (reader.next === '') return [];
  for (;;) {
    if (!isIdentifier(reader.next) && reader.next !== '!')
      throw new Malformed(
        requirements.length === 0
          ? `found '${reader.next}', expected: !, identifier, or 'end of string'`
          : `found '${reader.next}', expected: identifier after ','`,
      );
    requirements.push(parseRequirement(reader));
    const end = reader.take();
    if (end === '') return requirements;
    if (end !== ',') throw new Malformed(`found '${end}', expected: ',' or 'end of string'`);
  }
}

/** The words and signs of a selector, one after the other; '' at its end. */
class Tokens {
  readonly #all: string[];
  constructor(text: string) {
    this.#all = text.match(/!=|==|[=!(),<>]|[^\s=!(),<>]+/g) ?? [];
  }
  get next(): string {
    return this.#all[0] ?? '';
  }
  take(): string {
    return this.#all.shift() ?? '';
  }
}

const isIdentifier = (token: string) => /^[^\s=!(),<>]/.test(token);

const operators: Record<string, Operator> = {
  in: 'In',
  notin: 'NotIn',
  '=': 'In',
  '==': 'In',
  '!=': 'NotIn',
  '>': 'Gt',
  '<': 'Lt',
};

function parseRequirement(reader: Tokens): Requirement {
  const isNegated = reader.next === '!';
  if (isNegated) reader.take();
  const key = reader.take();
  if (!isIdentifier(key)) throw unreadable(`found '${key}', expected: identifier`);
  refuse(`<nil>: Invalid value: ${JSON.stringify(key)}`, checkLabelKey(key));
  if (isNegated) return { key, operator: 'DoesNotExist' };
  if (reader.next === '' || reader.next === ',') return { key, operator: 'Exists' };
  const sign = reader.take();
  const operator = operators[sign];
  if (!operator) throw unreadable(`found '${sign}', expected: in, notin, =, ==, !=, gt, lt`);
  const values = sign === 'in' || sign === 'notin' ? parseValues(reader) : [parseValue(reader)];
  for (const [index, value] of values.entries()) {
    const at = `values[${index}]`;
    if ((operator === 'Gt' || operator === 'Lt') && !isInteger(value))
      refuse(`${at}: Invalid value: ${JSON.stringify(value)}`, [
        "for 'Gt', 'Lt' operators, the value must be an integer",
      ]);
    refuse(`${at}[${key}]: Invalid value: ${JSON.stringify(value)}`, checkLabelValue(value));
  }
  return { key, operator, values };
}

function parseValue(reader: Tokens): string {
  if (reader.next === '' || reader.next === ',') return '';
  const value = reader.take();
  if (!isIdentifier(value)) throw unreadable(`found '${value}', expected: identifier`);
  return value;
}

/** `(b, c)`; between two commas, and before or behind one, stands the empty value. */
function parseValues(reader: Tokens): string[] {
  const open = reader.take();
  if (open !== '(') throw unreadable(`found '${open}' expected: '('`);
  const values = new Set<string>();
  for (;;) {
    values.add(isIdentifier(reader.next) ? reader.take() : '');
    const end = reader.take();
    if (end === ')') return [...values].sort();
    if (end !== ',') throw unreadable(`found '${end}', expected: ',' or ')'`);
  }
}

const unreadable = (why: string) => new Malformed(`unable to parse requirement: ${why}`);

function refuse(what: string, reasons: readonly string[]): void {
  if (reasons.length > 0) throw unreadable(`${what}: ${reasons.join('; ')}`);
}

/** One term of a field selector. */
export interface FieldRequirement {
  field: string;
  isEqual: boolean;
  value: string;
}

/**
 * Reads `metadata.name=x,status.phase!=Running`, as k8s.io/apimachinery's fields does; a backslash takes
 * the next sign as it is.
 */
export function parseFieldSelector(text: string): FieldRequirement[] {
  const terms = (text.match(/(?:\\[\s\S]|[^\\,]|\\$)+/g) ?? []).sort();
  return terms.map((term) => {
    const [, field = '', sign, value = ''] = /^([\s\S]*?)(!=|==|=)([\s\S]*)$/.exec(term) ?? [];
    if (sign === undefined) throw new Malformed(`invalid selector: '${text}'; can't understand '${term}'`);
    return { field, isEqual: sign !== '!=', value: unescape(value) };
  });
}

function unescape(value: string): string {
  return value.replace(/\\([\s\S]?)|=/g, (found, escaped?: string) => {
    if (escaped === undefined)
      throw new Malformed(`invalid field selector: unescaped character in value: ${found.charCodeAt(0)}`);
    if (!['\\', ',', '='].includes(escaped))
      throw new Malformed(`invalid field selector: invalid escape sequence: ${found}`);
    return escaped;
  });
}

/** Says whether an object is as all terms of a field selector ask; `read` gives a field's text. */
export const matchesFields = (requirements: readonly FieldRequirement[], read: (field: string) => string): boolean =>
  requirements.every(({ field, isEqual, value }) => (read(field) === value) === isEqual);

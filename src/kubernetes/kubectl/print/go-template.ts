import { Failure } from '../failure.ts';
import { isJson } from '../object.ts';
import { parseGoTemplate, type Operand, type Pipeline, type TemplateNode } from './go-template-parse.ts';
import { printGo } from './go.ts';

/** Prints a value by a template of Go's text/template, as `-o go-template` does. */
export function printGoTemplate(template: string, data: unknown): string {
  const nodes = parse(template);
  try {
    return runAll(nodes, data, new Map([['$', data]]));
  } catch (error) {
    throw new Failure(`error executing template ${JSON.stringify(template)}: ${(error as Error).message}`);
  }
}

/** Throws a Failure for a template that cannot be read. */
export function checkGoTemplate(template: string): void {
  parse(template);
}

function parse(template: string): TemplateNode[] {
  try {
    return parseGoTemplate(template);
  } catch (error) {
    throw new Failure(`error parsing template ${template}, ${(error as Error).message}`);
  }
}

type Variables = ReadonlyMap<string, unknown>;

function runAll(nodes: TemplateNode[], dot: unknown, variables: Variables): string {
  let [known, text] = [variables, ''];
  for (const node of nodes) {
    if (node.type === 'text') text += node.text;
    else if (node.type === 'block') text += runBlock(node, dot, known);
    else {
      const value = evaluate(node.pipeline, dot, known);
      const [name] = node.pipeline.declares;
      if (name) known = new Map([...known, [name, value]]);
      else text += printValue(value);
    }
  }
  return text;
}

function runBlock(
  { word, pipeline, body, otherwise }: Extract<TemplateNode, { type: 'block' }>,
  dot: unknown,
  variables: Variables,
): string {
  const value = evaluate(pipeline, dot, variables);
  const [first, second] = pipeline.declares;
  if (word !== 'range') {
    const inner = first ? new Map([...variables, [first, value]]) : variables;
    return isTrue(value) ? runAll(body, word === 'with' ? value : dot, inner) : runAll(otherwise, dot, variables);
  }
  const entries = entriesOf(value);
  if (entries.length === 0) return runAll(otherwise, dot, variables);
  return entries
    .map(([key, each]) => {
      const named: [string, unknown][] =
        second && first
          ? [
              [first, key],
              [second, each],
            ]
          : first
            ? [[first, each]]
            : [];
      return runAll(body, each, new Map([...variables, ...named]));
    })
    .join('');
}

function entriesOf(value: unknown): [unknown, unknown][] {
  if (Array.isArray(value)) return value.map((each, index) => [index, each]);
  if (isJson(value))
    return Object.keys(value)
      .sort()
      .map((key) => [key, value[key]]);
  if (value === undefined || value === null) return [];
  throw new Error(`template: output:1: range can't iterate over ${printGo(value)}`);
}

function evaluate({ commands }: Pipeline, dot: unknown, variables: Variables): unknown {
  let piped: unknown[] = [];
  for (const command of commands) piped = [call(command, piped, dot, variables)];
  return piped[0];
}

function call([first, ...rest]: Operand[], piped: unknown[], dot: unknown, variables: Variables): unknown {
  if (!first) throw new Error('template: output:1: missing value for command');
  const value = (operand: Operand): unknown => {
    if (operand.type === 'literal') return operand.value;
    if (operand.type === 'field') return follow(dot, operand.names);
    if (operand.type === 'pipeline') return evaluate(operand.pipeline, dot, variables);
    if (operand.type === 'name') return call([operand], [], dot, variables);
    if (!variables.has(operand.name))
      throw new Error(`template: output:1: undefined variable ${JSON.stringify(operand.name)}`);
    return follow(variables.get(operand.name), operand.names);
  };
  if (first.type !== 'name') return value(first);
  const run = functions[first.name];
  if (!run) throw new Error(`template: output:1: function ${JSON.stringify(first.name)} not defined`);
  return run(...rest.map(value), ...piped);
}

function follow(value: unknown, names: string[]): unknown {
  return names.reduce<unknown>((found, name) => {
    if (found === undefined || found === null) return undefined;
    if (!isJson(found)) throw new Error(`template: output:1: can't evaluate field ${name} in type interface {}`);
    return found[name];
  }, value);
}

const isTrue = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : isJson(value) ? Object.keys(value).length > 0 : Boolean(value);

const order = (a: unknown, b: unknown): number =>
  (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;

const functions: Record<string, (...args: unknown[]) => unknown> = {
  and: (...args) => args.find((each) => !isTrue(each)) ?? args.at(-1),
  or: (...args) => args.find(isTrue) ?? args.at(-1),
  not: (value) => !isTrue(value),
  eq: (value, ...others) => others.includes(value),
  ne: (a, b) => a !== b,
  lt: (a, b) => order(a, b) < 0,
  le: (a, b) => order(a, b) <= 0,
  gt: (a, b) => order(a, b) > 0,
  ge: (a, b) => order(a, b) >= 0,
  len: (value) =>
    typeof value === 'string'
      ? new TextEncoder().encode(value).length
      : isJson(value)
        ? Object.keys(value).length
        : (value as unknown[]).length,
  index: (value, ...keys) =>
    keys.reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[String(key)], value),
  exists: (value, ...keys) =>
    keys.reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[String(key)], value) !==
    undefined,
  base64decode: (value) =>
    new TextDecoder().decode(Uint8Array.from(atob(String(value)), (letter) => letter.charCodeAt(0))),
  print: (...args) => args.map(printValue).join(' '),
  println: (...args) => `${args.map(printValue).join(' ')}\n`,
  printf: (format, ...args) =>
    String(format).replace(/%(?:[svd]|q|%)/g, (verb) => printVerb(verb, verb === '%%' ? undefined : args.shift())),
};

const printVerb = (verb: string, value: unknown): string =>
  verb === '%%' ? '%' : verb === '%q' ? JSON.stringify(String(value)) : printValue(value);

const printValue = (value: unknown): string => (value === undefined || value === null ? '<no value>' : printGo(value));

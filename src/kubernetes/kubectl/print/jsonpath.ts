import { Failure } from '../failure.ts';
import { printGoSyntax } from './go.ts';
import { parseJsonPath, type Filter, type Node, type Slice } from '../../grammar/jsonpath.ts';
import { printCompactJson, printJson } from './json.ts';

/** Gives what a template finds in a value, one list a node of the template; throws a Failure in client-go's words. */
export function findAll(nodes: Node[], data: unknown, allowMissing: boolean): unknown[][] {
  return runNodes(nodes, data, allowMissing).results;
}

/** Prints a value by a JSONPath template such as `{.items[*].metadata.name}`; a missing field prints nothing. */
export function printJsonPath(template: string, data: unknown, { asJson = false, allowMissing = true } = {}): string {
  const results = execute(parseTemplate(template), template, data, allowMissing);
  return results.map((found) => (asJson ? printJson(found) : found.map(printValue).join(' '))).join('');
}

/** kubectl tells what it had when a template that it could read does not fit. */
function execute(nodes: Node[], template: string, data: unknown, allowMissing: boolean): unknown[][] {
  try {
    return runNodes(nodes, data, allowMissing).results;
  } catch (error) {
    throw new Failure(
      `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${(error as Error).message}. ` +
        'Printing more information for debugging the template:\n\ttemplate was:\n' +
        `\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${printGoSyntax(data)}\n\n\n`,
    );
  }
}

/** Parses a template once; throws a Failure that names it. */
export function parseTemplate(template: string): Node[] {
  try {
    return parseJsonPath(template);
  } catch (error) {
    throw new Failure(`error parsing jsonpath ${template}, ${(error as Error).message}`);
  }
}

function printValue(value: unknown): string {
  return typeof value === 'object' && value !== null ? printCompactJson(value) : String(value);
}

interface Run {
  results: unknown[][];
  /** Nodes that stand after the `{end}` of the range which this run is in. */
  rest: Node[];
}

function runNodes(nodes: Node[], data: unknown, allowMissing: boolean, inRange = false): Run {
  const results: unknown[][] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as Node;
    if (isIdentifier(node, 'end')) {
      if (!inRange) throw new Failure('not in range, nothing to end');
      return { results, rest: nodes.slice(index + 1) };
    }
    if (!startsRange(node)) {
      results.push(walk([data], node, allowMissing));
      continue;
    }
    const ranged = walk([data], { type: 'list', nodes: (node as { nodes: Node[] }).nodes.slice(1) }, allowMissing);
    const body = nodes.slice(index + 1);
    const runs = (ranged.length > 0 ? ranged : [null]).map((each) =>
      runNodes(body, each, allowMissing || ranged.length === 0, true),
    );
    if (ranged.length > 0) results.push(...runs.flatMap((run) => run.results));
    return { results: [...results, ...runNodes(runs[0]?.rest ?? [], data, allowMissing, inRange).results], rest: [] };
  }
  return { results, rest: [] };
}

function startsRange(node: Node): boolean {
  return node.type === 'list' && node.nodes[0]?.type === 'identifier' && node.nodes[0].name === 'range';
}

function isIdentifier(node: Node, name: string): boolean {
  return node.type === 'list' && node.nodes[0]?.type === 'identifier' && node.nodes[0].name === name;
}

function walk(values: unknown[], node: Node, allowMissing: boolean): unknown[] {
  switch (node.type) {
    case 'list':
      return node.nodes.reduce((found, each) => walk(found, each, allowMissing), values);
    case 'text':
      return [node.text];
    case 'value':
      return values.map(() => node.value);
    case 'field':
      return getField(values, node.name, allowMissing);
    case 'wildcard':
      return values.flatMap(getChildren);
    case 'recursive':
      return getDescendants(values);
    case 'slice':
      return values.flatMap((value) => getSlice(value, node));
    case 'union':
      return node.nodes.flatMap((each) => walk(values, each, allowMissing));
    case 'filter':
      return values.flatMap((value) => getMatching(value, node, allowMissing));
    case 'identifier':
      throw new Failure(`unrecognized identifier ${node.name}`);
  }
}

function getField(values: unknown[], name: string, allowMissing: boolean): unknown[] {
  if (values.length === 0) return [];
  const found = values.flatMap((value) => (isMap(value) && Object.hasOwn(value, name) ? [value[name]] : []));
  if (found.length === 0 && !allowMissing) throw new Failure(`${name} is not found`);
  return found;
}

function getChildren(value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  if (!isMap(value)) return [];
  return Object.keys(value)
    .sort()
    .map((key) => value[key]);
}

function getDescendants(values: unknown[]): unknown[] {
  return values.flatMap((value) => {
    const children = getChildren(value);
    return children.length > 0 ? [value, ...getDescendants(children)] : [];
  });
}

function getSlice(value: unknown, { from, to, step, derived }: Slice): unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value))
    throw new Failure(`${isMap(value) ? 'map[string]interface {}' : typeof value} is not array or slice`);
  const { length } = value;
  let start = from ?? 0;
  if (start < 0) start += length;
  let end = to ?? length;
  if (end < 0 || (end === 0 && derived)) end += length;
  if (start === end) return [];
  if (start >= length || start < 0) throw new Failure(`array index out of bounds: index ${start}, length ${length}`);
  if (end > length || end < 0) throw new Failure(`array index out of bounds: index ${end - 1}, length ${length}`);
  if (start > end) throw new Failure(`starting index ${start} is greater than ending index ${end}`);
  if (step !== undefined && step <= 0) throw new Failure('step must be > 0');
  return (value as unknown[]).slice(start, end).filter((_, index) => index % (step ?? 1) === 0);
}

function getMatching(value: unknown, filter: Filter, allowMissing: boolean): unknown[] {
  if (!Array.isArray(value))
    throw new Failure(`${printCompactJson(value)} is not array or slice and cannot be filtered`);
  return (value as unknown[]).filter((each) => matches(each, filter, allowMissing));
}

function matches(value: unknown, { left, operator, right }: Filter, allowMissing: boolean): boolean {
  if (operator === 'exists') return walk([value], left, true).length > 0;
  const [lefts, rights] = [walk([value], left, allowMissing), walk([value], right, allowMissing)];
  if (lefts.length > 1 || rights.length > 1) throw new Failure('can only compare one element at a time');
  return lefts.length === 1 && rights.length === 1 && compare(lefts[0], operator, rights[0]);
}

function compare(left: unknown, operator: string, right: unknown): boolean {
  if (typeof left !== typeof right) throw new Failure('incompatible types for comparison');
  const [a, b] = [left as string, right as string];
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      throw new Failure(`unrecognized filter operator ${operator}`);
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

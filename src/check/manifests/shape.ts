import { didYouMean } from '../../content/finding.ts';
import {
  parseQuantity,
  reasonOf,
  typeOf,
  type ObjectSchema,
  type Schema,
  type SchemaSet,
} from '../../kubernetes/index.ts';
import type { Problem } from './document.ts';
import { printChoice, printPath, type Path } from './value.ts';

/**
 * What is wrong with a value by the strict schema of a type: all at once. `root` names it in messages, `kind` what it
 * belongs to. A validator of all JSON Schema would first compile each type of hundreds of fields, which takes a hundred
 * times as long as walking through the few values of a manifest. Throws where the set has no such type.
 */
export function checkShape(
  value: unknown,
  set: SchemaSet,
  type: string,
  { root, kind }: { root: string; kind: string },
): Problem[] {
  const schema = set.$defs[type];
  if (!schema) throw new Error(`${set.name} has no type ${type}`);
  return [...walk({ set, root, where: `${kind} (${set.name})` }, schema, value, [])];
}

/** What is checked against, and how messages name the value and what it belongs to. */
interface Frame {
  set: SchemaSet;
  root: string;
  where: string;
}

type Typed = Extract<Schema, { type: unknown }>;

function* walk(frame: Frame, schema: Schema, value: unknown, path: Path): Generator<Problem> {
  const type = typeOf(schema);
  if (type !== undefined) {
    const named = frame.set.$defs[type];
    if (!named) throw new Error(`${frame.set.name} has no type ${type}`);
    yield* walk(frame, named, value, path);
    return;
  }
  if (!('type' in schema)) return;
  const name = nameOf(frame, path);
  const types = [schema.type].flat();
  if (!types.some((each) => isOfType(each, value)))
    yield {
      path,
      code: 'wrong-type',
      message:
        `${name} is ${describe(value)}: ` +
        `it must be ${printChoice(types.map(withArticle))}.${quoted(schema, value)}`,
    };
  if ('enum' in schema && schema.enum && !(schema.enum as unknown[]).includes(value)) {
    const values = schema.enum.map(String);
    yield {
      path,
      code: 'bad-value',
      message:
        `${name} is ${JSON.stringify(value)}: it must be ` +
        `${printChoice(values)}.${didYouMean(typeof value === 'string' ? value : JSON.stringify(value), values)}`,
    };
  }
  const format = 'format' in schema && schema.format ? formats[schema.format] : undefined;
  if (format && typeof value === format.type && !format.holds(value as never))
    yield { path, code: 'bad-value', message: `${name} is ${JSON.stringify(value)}: it must be ${format.says}.` };
  yield* walkParts(frame, schema, value, path);
}

function* walkParts(frame: Frame, schema: Typed, value: unknown, path: Path): Generator<Problem> {
  if ('items' in schema && Array.isArray(value))
    for (const [index, item] of value.entries()) yield* walk(frame, schema.items, item, [...path, index]);
  if (!('additionalProperties' in schema) || !isOfType('object', value)) return;
  const fields = value as Record<string, unknown>;
  if ('properties' in schema) yield* walkFields(frame, schema, fields, path);
  else
    for (const [key, part] of Object.entries(fields))
      yield* walk(frame, schema.additionalProperties, part, [...path, key]);
}

function* walkFields(
  frame: Frame,
  { properties, required }: ObjectSchema,
  fields: Record<string, unknown>,
  path: Path,
): Generator<Problem> {
  const name = nameOf(frame, path);
  const known = Object.keys(properties);
  const unknown = Object.keys(fields)
    .filter((key) => !Object.hasOwn(properties, key))
    .map((key) => ({ key, hint: didYouMean(key, known) }));
  // What a misspelt key meant is not missing too.
  const meant = unknown.map(({ hint }) => /"(.*)"/.exec(hint)?.[1]);
  for (const key of required.filter((each) => !Object.hasOwn(fields, each) && !meant.includes(each)))
    yield { path, code: 'missing-field', message: `${name}.${key} is missing: ${frame.where} requires it.` };
  for (const { key, hint } of unknown) {
    const rest = hint ? `: ${hint.trim().replace('Did', 'did')}` : `. It has ${known.join(', ')}.`;
    yield {
      path: [...path, key],
      code: 'unknown-field',
      message: `${name}.${key} does not exist in ${frame.where}${rest}`,
    };
  }
  for (const [key, schema] of Object.entries(properties))
    if (Object.hasOwn(fields, key)) yield* walk(frame, schema, fields[key], [...path, key]);
}

/** `Deployment.spec.replicas` */
const nameOf = ({ root }: Frame, path: Path) =>
  [root, printPath(path)].filter(Boolean).join(path[0] === undefined || typeof path[0] === 'number' ? '' : '.');

function isOfType(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return type === 'number' ? Number.isFinite(value) : typeof value === type;
}

/** What is asked of a text or a number beside its type, as the schemas name it, and in words. */
const formats: Record<
  string,
  | { type: 'string'; holds(text: string): boolean; says: string }
  | { type: 'number'; holds(value: number): boolean; says: string }
> = {
  quantity: {
    type: 'string',
    holds: (text) => reasonOf(parseQuantity, text) === undefined,
    says: 'a quantity like 500m, 64Mi or 1.5',
  },
  byte: {
    type: 'string',
    // Go skips line ends in base64.
    holds: (text) =>
      /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, '')),
    says: 'base64; plain text stands in stringData',
  },
  'date-time': {
    type: 'string',
    holds: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text),
    says: 'a time like 2026-11-22T19:00:00Z',
  },
  int32: { type: 'number', holds: (value) => Math.abs(value) <= 2 ** 31, says: 'a number of 32 bits' },
  int64: { type: 'number', holds: (value) => Number.isSafeInteger(value), says: 'a number of 64 bits' },
};

const withArticle = (type: string) => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`);

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `${JSON.stringify(value)}, ${withArticle(typeof value)}`;
}

/** 80 and yes are no strings in YAML. */
const quoted = ({ type }: Typed, value: unknown) =>
  type === 'string' && typeof value !== 'object' ? ` Put it in quotes: "${String(value)}".` : '';

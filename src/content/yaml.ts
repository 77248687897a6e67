import type { z } from 'astro/zod';
import {
  type Document,
  type DocumentOptions,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseAllDocuments,
  type ParseOptions,
  type SchemaOptions,
  type YAMLError,
} from 'yaml';
import { didYouMean, type Finding } from './finding.ts';

/** A YAML text that knows where each of its values stands. */
export interface YamlText {
  /** The value of each document. */
  values: unknown[];
  /**
   * Where the value (or key) at that path of a document (the first when left out) stands; the nearest parent
   * when it is missing.
   */
  at(path: readonly PropertyKey[], document?: number): Place;
  findings: Finding[];
}

export interface Place {
  line: number;
  column: number;
}

/**
 * Parses YAML. `file` names it in findings; `firstLine` is the line of the file on which the text begins. `kubernetes`
 * reads it as kubectl and kind do, by YAML 1.1: there `yes` is true and 0644 is octal.
 */
export function parseYaml(
  text: string,
  file: string,
  firstLine = 1,
  dialect: 'yaml' | 'kubernetes' = 'yaml',
): YamlText {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    ...(dialect === 'kubernetes' ? kubernetes : {}),
  });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const parsed = Array.isArray(documents) ? documents : [];
  const findings = parsed.flatMap((document) =>
    withoutEchoes([...document.errors, ...document.warnings]).map((error) => ({
      file,
      ...place(error.pos[0]),
      code: 'yaml/syntax',
      message:
        'This is not YAML: ' +
        `${error.message.includes('call stack') ? 'it is nested too deeply' : error.message.replaceAll('\n', ' ')}`,
    })),
  );
  const values = parsed.map((document) => {
    const { value, problem } = document.errors.length === 0 ? valueOf(document) : {};
    if (problem)
      findings.push({
        file,
        ...place(document.range[0]),
        code: 'yaml/alias',
        message: `This YAML has no value: ${problem}.`,
      });
    return value;
  });
  return {
    values,
    at: (path, document = 0) => place(offsetOf(parsed[document]?.contents ?? null, path)),
    findings,
  };
}

/** Go's YAML 1.1 has neither dates nor 80:80 as a number to the base of 60. */
const kubernetes: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  customTags: (tags) =>
    tags.filter(
      (tag) =>
        typeof tag === 'string' ||
        (!('format' in tag && tag.format === 'TIME') && tag.tag !== 'tag:yaml.org,2002:timestamp'),
    ),
};

/**
 * Each key that stands twice, and the first fault of another kind: what the parser says after it is
 * mostly about that one.
 */
const withoutEchoes = (errors: (YAMLError & { code: string })[]) =>
  errors.filter(
    (error) => error.code === 'DUPLICATE_KEY' || error === errors.find(({ code }) => code !== 'DUPLICATE_KEY'),
  );

/** The value of a document that is well formed, or why it has none: an alias of nothing, of itself, of far too much. */
function valueOf(document: Document.Parsed): { value?: unknown; problem?: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(value);
    return { value };
  } catch (error) {
    return { problem: error instanceof ReferenceError ? error.message : 'an alias stands inside of what it names' };
  }
}

function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      : undefined;
    const child: unknown = pair ? pair.value : hasItems(node) ? node.items[Number(step)] : undefined;
    if (child === undefined) break;
    node = child;
    offset = (pair && isScalar(pair.key) ? pair.key.range?.[0] : rangeStart(child)) ?? offset;
  }
  return offset;
}

const hasItems = (node: unknown): node is { items: unknown[] } =>
  !isMap(node) && typeof node === 'object' && node !== null && 'items' in node;

function rangeStart(node: unknown): number | undefined {
  if (isPair(node)) return rangeStart(node.key);
  return (node as Node | null)?.range?.[0];
}

/** Checks a value against a schema and says every fault in words, each at its place. */
export function checkSchema<T extends z.ZodType>(
  schema: T,
  value: unknown,
  report: { file: string; kind: string; at: (path: readonly PropertyKey[]) => Place },
): { data?: z.infer<T>; findings: Finding[] } {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, findings: [] };
  const findings = result.error.issues.flatMap((issue) => {
    const { file, kind, at } = report;
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(shapeAt(schema, issue.path) ?? {});
      return issue.keys.map((key) => ({
        file,
        ...at([...issue.path, key]),
        code: `${kind}/unknown-key`,
        message: `Unknown key "${key}".${didYouMean(key, known)} The keys here are: ${known.join(', ')}.`,
      }));
    }
    const name = issue.path.filter((step) => typeof step === 'string').join('.') || kind;
    const missing = issue.path.length > 0 && valueAt(value, issue.path) === undefined;
    const right = describeAt(schema, issue.path) ?? `its keys: ${Object.keys(shapeAt(schema, []) ?? {}).join(', ')}`;
    return [
      {
        file,
        ...at(issue.path),
        code: `${kind}/${missing ? 'missing-field' : 'bad-value'}`,
        message: missing
          ? `"${name}" is missing: give ${right}.`
          : `"${name}" is not right (${shortened(valueAt(value, issue.path))}): give ${right}.`,
      },
    ];
  });
  return { findings };
}

/** A value as an author would know it again, at most 60 characters of it. */
function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'empty';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((v, step) => (v as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
}

type AnySchema = z.ZodType & {
  shape?: Record<string, AnySchema>;
  element?: AnySchema;
  unwrap?: () => AnySchema;
  in?: AnySchema;
};

/** The schema at a path, seen through defaults, optionals and transforms. */
function schemaAt(schema: AnySchema | undefined, path: readonly PropertyKey[]): AnySchema | undefined {
  if (!schema) return undefined;
  if (path.length === 0) return schema;
  if (schema.shape) return schemaAt(schema.shape[String(path[0])], path.slice(1));
  if (schema.element && !schema.shape) return schemaAt(schema.element, path.slice(1));
  if (schema.unwrap) return schemaAt(schema.unwrap(), path);
  return schemaAt(schema.in, path);
}

function shapeAt(schema: AnySchema, path: readonly PropertyKey[]): Record<string, AnySchema> | undefined {
  let found = schemaAt(schema, path);
  while (found && !found.shape) found = found.unwrap?.() ?? found.in;
  return found?.shape;
}

/** What the author should give at a path: the description of the nearest described key. */
function describeAt(schema: AnySchema, path: readonly PropertyKey[]): string | undefined {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const description = schemaAt(schema, path.slice(0, depth))?.description;
    if (description) return description;
  }
  return undefined;
}

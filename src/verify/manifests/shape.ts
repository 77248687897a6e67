import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { didYouMean } from '../../content/finding.ts';
import type { SchemaSet } from '../../schemas/index.ts';
import type { Problem } from './document.ts';
import { parseQuantity } from './quantity.ts';
import { printChoice, printPath, valueAt, type Path } from './value.ts';

const ajv = new Ajv2020({
  allErrors: true,
  // Making the checks of so large types shorter takes longer than running them.
  code: { optimize: false },
  verbose: true,
  strict: true,
  allowUnionTypes: true,
  // Kept as they are named in the schemas; ajv has none of its own.
  formats: {
    'int-or-string': true,
    quantity: { type: 'string', validate: (text: string) => parseQuantity(text) !== undefined },
    // Go skips line ends in base64.
    byte: { type: 'string', validate: (text: string) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text.replace(/[\r\n]/g, '')) },
    'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
    int32: { type: 'number', validate: (value: number) => Math.abs(value) <= 2 ** 31 },
    int64: { type: 'number', validate: (value: number) => Number.isSafeInteger(value) },
  },
});

/** What is wrong with a value by the strict schema of a type: all at once. `root` names it in messages, `kind` what it belongs to. */
export function checkShape(value: unknown, set: SchemaSet, type: string, { root, kind }: { root: string; kind: string }): Problem[] {
  const validate = getValidator(set, type);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const unknown = errors.filter(({ keyword }) => keyword === 'additionalProperties').map((error) => ({ error, meant: meantBy(error) }));
  return errors
    .filter(
      (error) =>
        !(
          error.keyword === 'required' &&
          unknown.some(({ error: other, meant }) => other.instancePath === error.instancePath && meant === error.params.missingProperty)
        ),
    )
    .map((error) => toProblem(error, value, { root, where: `${kind} (${set.name})` }));
}

function getValidator(set: SchemaSet, type: string): ValidateFunction {
  const id = set.name.replaceAll(' ', '-');
  if (!ajv.getSchema(id)) ajv.addSchema({ $id: id, $defs: set.$defs });
  const validate = ajv.getSchema(`${id}#/$defs/${type}`);
  if (!validate) throw new Error(`${set.name} has no type ${type}`);
  return validate as ValidateFunction;
}

function toProblem(error: ErrorObject, value: unknown, { root, where }: { root: string; where: string }): Problem {
  const path = parsePointer(error.instancePath, value);
  const name = [root, printPath(path)].filter(Boolean).join(path[0] === undefined || typeof path[0] === 'number' ? '' : '.');
  const found = error.data as unknown;
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const hint = didYouMean(key, keysOf(error));
    return {
      path: [...path, key],
      code: 'unknown-field',
      message: `${name}.${key} does not exist in ${where}${hint ? `: ${hint.trim().replace('Did', 'did')}` : `. It has ${keysOf(error).join(', ')}.`}`,
    };
  }
  if (error.keyword === 'required')
    return { path, code: 'missing-field', message: `${name}.${String(error.params.missingProperty)} is missing: ${where} requires it.` };
  if (error.keyword === 'enum') {
    const values = (error.schema as unknown[]).map(String);
    return { path, code: 'bad-value', message: `${name} is ${JSON.stringify(found)}: it must be ${printChoice(values)}.${didYouMean(String(found), values)}` };
  }
  if (error.keyword === 'type')
    return {
      path,
      code: 'wrong-type',
      message: `${name} is ${describe(found)}: it must be ${printChoice([error.schema].flat().map(String).map(withArticle))}.${quoted(error, found)}`,
    };
  return {
    path,
    code: 'bad-value',
    message: `${name} is ${JSON.stringify(found)}: it must be ${formats[String(error.params.format)] ?? error.message ?? 'right'}.`,
  };
}

const formats: Record<string, string> = {
  quantity: 'a quantity like 500m, 64Mi or 1.5',
  byte: 'base64; plain text stands in stringData',
  'date-time': 'a time like 2026-11-22T19:00:00Z',
  int32: 'a number of 32 bits',
  int64: 'a number of 64 bits',
};

const keysOf = (error: ErrorObject) => Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
const meantBy = (error: ErrorObject) => /"(.*)"/.exec(didYouMean(String(error.params.additionalProperty), keysOf(error)))?.[1];
const withArticle = (type: string) => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`);

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `${JSON.stringify(value)}, ${withArticle(typeof value)}`;
}

/** 80 and yes are no strings in YAML. */
const quoted = (error: ErrorObject, value: unknown) => (error.schema === 'string' && typeof value !== 'object' ? ` Put it in quotes: "${String(value)}".` : '');

/** `/spec/containers/0` -> `['spec', 'containers', 0]`. */
function parsePointer(pointer: string, value: unknown): Path {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const path: (string | number)[] = [];
  for (const step of steps) path.push(Array.isArray(valueAt(value, path)) ? Number(step) : step);
  return path;
}

import { type Document, getElement, resolve, type Schema } from './schema.ts';
import { indent, wrap } from './wrap.ts';

/**
 * Prints the fields of a schema, each with its description, or on one line with the fields of fields below,
 * `depth` levels of them.
 */
export function printFields(
  schema: Schema,
  document: Document,
  depth: number,
  level = 1,
  seen: readonly string[] = [],
): string {
  if (schema.$ref && seen.includes(schema.$ref)) return '';
  const within = schema.$ref ? [...seen, schema.$ref] : seen;
  const found = resolve(schema, document);
  const inner = (one: Schema, deeper = 0) => printFields(one, document, depth, level + deeper, within);
  const own = Object.keys(found.properties ?? {})
    .sort()
    .map((name) => {
      const field = found.properties?.[name] ?? {};
      const line = printField(name, field, found.required?.includes(name) ?? false, document, depth > 0, level * 2);
      return line + (level < depth ? inner(field, 1) : '');
    });
  const element = getElement(found);
  return [...own, ...(found.allOf ?? []).map((one) => inner(one)), element ? inner(element) : ''].join('');
}

function printField(
  name: string,
  field: Schema,
  required: boolean,
  document: Document,
  short: boolean,
  amount: number,
): string {
  const head =
    `${indent(name, amount)}\t` +
    `<${printType(field, document)}>${required ? ' -required-' : ''}${printShortEnum(field, amount)}\n`;
  return short ? head : `${head}${indent(wrap(field.description || '<no description>', 78 - amount), amount + 2)}\n\n`;
}

/** `string`, `[]Container`, `map[string]Quantity`, `DeploymentStrategy`. */
export function printType(schema: Schema, document: Document): string {
  const { items, additionalProperties, allOf, properties, $ref, type } = schema;
  if (items) return `[]${printType(items, document)}`;
  if (typeof additionalProperties === 'object') return `map[string]${printType(additionalProperties, document)}`;
  if (allOf?.length === 1 && allOf[0] && !properties) return printType(allOf[0], document);
  if (!$ref) return type === 'object' || !type ? 'Object' : type;
  const found = resolve(schema, document);
  return found === schema || !found.type || found.type === 'object'
    ? ($ref.split('/').at(-1)?.split('.').at(-1) ?? 'Object')
    : found.type;
}

/** How many values of an enum a line shows. */
const most = 4;

function printShortEnum({ enum: values }: Schema, amount: number): string {
  if (!values?.length) return '';
  return (
    `\n${' '.repeat(amount)}enum: ` +
    `${values.slice(0, most).map(printValue).join(', ')}${values.length > most ? ', ....' : ''}`
  );
}

export function printEnum({ enum: values }: Schema): string {
  return values?.length ? `ENUM:${values.map((value) => `\n    ${printValue(value)}`).join('')}` : '';
}

function printValue(value: unknown): string {
  return value === '' ? '""' : String(value);
}

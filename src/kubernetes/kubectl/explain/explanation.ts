import { printEnum, printFields, printType } from './fields.ts';
import { type Document, type GroupVersionKind, getElement, resolve, type Schema } from './schema.ts';
import { indent, wrap } from './wrap.ts';

/** The first lines of an explanation, which kind it is about. */
export function printHead({ group, kind, version }: GroupVersionKind): string {
  return `${group ? `GROUP:      ${group}\n` : ''}KIND:       ${kind}\nVERSION:    ${version}\n\n`;
}

/**
 * Prints what a schema, or the field at the path below it, is for: the template `plaintext` of kubernetes/kubectl,
 * pkg/explain/v2. Gives undefined when there is no such field.
 */
export function printExplanation(
  schema: Schema,
  path: readonly string[],
  document: Document,
  depth: number,
  seen: readonly string[] = [],
): string | undefined {
  const found = resolve(schema, document);
  const [first, ...rest] = path;
  if (first === undefined) return printWhole(found, document, depth);
  if (schema.$ref && seen.includes(schema.$ref)) return undefined;
  const within = schema.$ref ? [...seen, schema.$ref] : seen;
  const field = found.properties?.[first];
  if (field) {
    const below = printExplanation(field, rest, document, depth);
    const head = rest.length === 0 ? `FIELD: ${first} <${printType(field, document)}>\n${printEnum(field)}\n\n` : '';
    return below === undefined ? undefined : head + below;
  }
  const element = getElement(found);
  if (element) return printExplanation(element, path, document, depth, within);
  for (const one of found.allOf ?? []) {
    const printed = printExplanation(one, path, document, depth, within);
    if (printed !== undefined) return printed;
  }
  return undefined;
}

function printWhole(schema: Schema, document: Document, depth: number): string {
  const fields = printFields(schema, document, depth);
  return (
    'DESCRIPTION:\n' +
    `${indent(wrap(printDescription(schema, document) || '<empty>', 76), 4)}\n${fields && `FIELDS:\n${fields}`}`
  );
}

/** The description of a schema and of what it is made of, a line each. */
function printDescription(schema: Schema, document: Document): string {
  const found = resolve(schema, document);
  const element = getElement(found);
  const parts = [...(found.allOf ?? []), ...(element ? [element] : [])].map((one) => printDescription(one, document));
  return (found.description ? `${found.description}\n` : '') + parts.join('');
}

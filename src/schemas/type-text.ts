import type { Schema } from './schema.ts';

/** The schema of a TypeScript type as the generators of the packages write it; `named` gives that of a name. */
export function parseType(text: string, named: (name: string) => Schema): Schema {
  const items = /^Array<(.*)>$/s.exec(text)?.[1];
  if (items) return { type: 'array', items: parseType(items, named) };
  const values = /^\{\s*\[key: string\]: (.*);\s*\}$/s.exec(text)?.[1];
  if (values) return { type: 'object', additionalProperties: parseType(values, named) };
  if (text === 'string') return { type: 'string' };
  if (text === 'boolean') return { type: 'boolean' };
  if (text === 'any') return {};
  const union = text.split(' | ').map((member) => (/^("[^"]*"|\d+)$/.test(member) ? (JSON.parse(member) as string | number) : undefined));
  if (union.every((value) => typeof value === 'string')) return { type: 'string', enum: union };
  if (union.every((value) => typeof value === 'number')) return { type: 'integer', enum: union };
  return named(text);
}

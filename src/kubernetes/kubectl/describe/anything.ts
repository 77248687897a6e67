import type { Call } from '../call.ts';
import { isJson, type Json, type KubeObject } from '../object.ts';
import { printGo } from '../print/go.ts';
import { describeHead } from './parts.ts';
import { Page } from './page.ts';

const hidden = [
  '.metadata.managedFields',
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
];

/** Describes a kind that has no layout of its own: every field, with its name spelt out. */
export function describeAnything(_: Call, object: KubeObject): Page {
  const page = new Page();
  describeHead(page, object);
  describeFields(page, 0, object, '');
  return page;
}

function describeFields(page: Page, level: number, fields: Json, path: string): void {
  for (const field of Object.keys(fields).sort()) {
    const value = fields[field];
    const inner = `${path}.${field}`;
    if (hidden.includes(inner)) continue;
    if (isJson(value) || Array.isArray(value)) {
      page.line(level, `${spell(field)}:`);
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (isJson(child)) describeFields(page, level + 1, child, inner);
        else page.line(level + 1, printGo(child));
      }
    } else page.field(level, spell(field), printGo(value));
  }
}

/** `API Version` for apiVersion. */
function spell(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field;
  const parts = field.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|-|[^\p{Lu}\p{Ll}-]+/gu) ?? [field];
  return parts
    .map((part) =>
      ['API', 'URL', 'UID', 'GUID'].includes(part.toUpperCase())
        ? part.toUpperCase()
        : part.toLowerCase() === part
          ? part[0]?.toUpperCase() + part.slice(1)
          : part,
    )
    .join(' ');
}

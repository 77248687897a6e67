import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from './facts.ts';
import type { Descriptions } from './openapi.ts';

/**
 * Gives a reader of descriptions, from the comments of the declarations of `kubernetes-models` below `modules`.
 * What is newer than that package has none. `kinds` tells which of its folders holds a type: kinds of `apps/v1` are
 * of `io.k8s.api.apps.v1`.
 */
export function openDescriptions(modules: string, kinds: Facts['kinds']): (type: string) => Descriptions {
  const folders = new Map(
    Object.entries(kinds).map(([key, { type }]) => [parentOf(type, '.'), `kubernetes-models/${parentOf(key, '/')}`]),
  );
  const identity = readIdentity(modules);
  return (type) => {
    const folder =
      folders.get(parentOf(type, '.')) ??
      parentOf(type, '.').replace('io.k8s.apimachinery.pkg', '@kubernetes-models/apimachinery').replaceAll('.', '/');
    const file = join(modules, `${folder}/${type.slice(type.lastIndexOf('.') + 1)}.d.ts`);
    return existsSync(file) ? parseDescriptions(readFileSync(file, 'utf8'), identity) : { type: undefined, fields: {} };
  };
}

const parentOf = (name: string, separator: string) => name.slice(0, name.lastIndexOf(separator));

function parseDescriptions(text: string, identity: Record<string, string>): Descriptions {
  const about = /(^\/\*\*\n(?: \*.*\n)+)^export (?:interface|type) /m.exec(text)?.[1] ?? '';
  const [, isKind, body = ''] = /^export interface \w+( extends TypeMeta)? (\{\n[\s\S]*?^\})$/m.exec(text) ?? [];
  const fields = [...body.matchAll(/((?:^ {4}\/\*\*\n(?: {5}\*.*\n)+))^ {4}"([^"]+)"\??: /gm)].map(
    ([, comment = '', name = '']) => [name, textOf(comment)],
  );
  return { type: textOf(about) || undefined, fields: { ...Object.fromEntries(fields), ...(isKind && identity) } };
}

/** What every kind says of `apiVersion` and `kind`, which the models leave out and the official client has. */
function readIdentity(modules: string): Record<string, string> {
  const text = readFileSync(join(modules, '@kubernetes/client-node/dist/gen/models/V1Pod.d.ts'), 'utf8');
  const about = (name: string) =>
    new RegExp(`/\\*\\*\\n((?: {4}\\*.*\\n)+?) {4}\\*/\\n {4}'${name}'`).exec(text)?.[1] ?? '';
  return Object.fromEntries(['apiVersion', 'kind'].map((name) => [name, textOf(about(name).replaceAll('\\', ''))]));
}

/** A comment of a declaration as the text that it was made from. */
function textOf(comment: string): string {
  const lines = comment
    .split('\n')
    .filter((line) => !/^ *\/\*\*$|^ *\*\/$/.test(line))
    .map((line) => line.replace(/^ *\* ?/, ''));
  return lines.join('\n').trimEnd().replaceAll('*\\/', '*/');
}

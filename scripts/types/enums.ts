import type { Type } from '../../src/kubernetes/schemas/facts.ts';

/** A field of the generated Go code and the values that it may have. */
export interface Enum {
  /** The end of the name of its type, with `_` for every dot: `api_core_v1_Container`. */
  type: string;
  field: string;
  values: string[];
}

/**
 * Reads the enums of `zz_generated.openapi.go`. It is written by a program and formatted by gofmt, so tabs tell where a
 * line belongs: a field of a type stands behind five, whatever is said of it behind more.
 */
export function parseEnums(go: string): Enum[] {
  const enums: Enum[] = [];
  let type = '';
  let field = '';
  for (const line of go.split('\n')) {
    type = /^func schema_(?:k8sio_)?(\w+)\(/.exec(line)?.[1] ?? type;
    field = /^\t{5}"([^"]+)": \{$/.exec(line)?.[1] ?? field;
    const values = /^\t{7,}Enum: +\[\]interface\{\}\{(.*)\},$/.exec(line)?.[1];
    if (values !== undefined) enums.push({ type, field, values: JSON.parse(`[${values}]`) as string[] });
  }
  return enums;
}

/** Adds the enums to the types that have them: at the field itself, or at the items or values that it holds. */
export function addEnums(types: Record<string, Type>, enums: Enum[]): void {
  const names = new Map(Object.keys(types).map((name) => [ending(name), name]));
  for (const { type, field, values } of enums) {
    const name = names.get(type);
    if (!name) continue;
    const found = types[name]?.properties?.[field];
    const at = found?.items ?? found?.additionalProperties ?? found;
    if (at?.type !== 'string')
      throw new Error(`${name}.${field} is no string and has the values ${values.join(', ')} in the Go sources`);
    at.enum = values;
  }
}

/**
 * `io.k8s.api.core.v1.Container` is `api_core_v1_Container` in the Go code, and `io.k8s.apimachinery.pkg.x` is `pkg_x`.
 */
function ending(name: string): string {
  return name
    .replace(/^io\.k8s\.(?!api\.)[^.]+\./, '')
    .replace(/^io\.k8s\./, '')
    .replaceAll('.', '_');
}

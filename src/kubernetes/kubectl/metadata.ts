import { isJson, type Json } from './object.ts';

const strings = ['name', 'generateName', 'namespace', 'uid', 'resourceVersion'];
const maps = ['labels', 'annotations'];

/**
 * What kubectl itself finds wrong with an object's metadata before it asks a server, in the words of Go's JSON decoder:
 * YAML reads `name: no` as a bool and `name: 123` as a number.
 */
export function findMetadataFault({ metadata }: Json): string | undefined {
  if (metadata === null || metadata === undefined) return undefined;
  if (!isJson(metadata)) return explain(metadata, 'metadataOnlyObject.metadata', 'v1.ObjectMeta');
  for (const [key, value] of Object.entries(metadata).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const field = `ObjectMeta.metadata.${key}`;
    if (value === null) continue;
    if (strings.includes(key) && typeof value !== 'string') return explain(value, field, 'string');
    if (!maps.includes(key)) continue;
    if (!isJson(value)) return explain(value, field, 'map[string]string');
    const wrong = Object.keys(value)
      .sort()
      .map((name) => value[name])
      .find((one) => one !== null && typeof one !== 'string');
    if (wrong !== undefined) return explain(wrong, field, 'string');
  }
  return undefined;
}

function explain(value: unknown, field: string, type: string): string {
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${kind} into Go struct field ${field} of type ${type}`;
}

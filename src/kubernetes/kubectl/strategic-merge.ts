import { isJson, type Json } from './object.ts';

const byName = ['containers', 'initContainers', 'ephemeralContainers', 'volumes', 'env', 'imagePullSecrets', 'secrets'];
const keys: Record<string, string> = {
  ...Object.fromEntries(byName.map((field) => [field, 'name'])),
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  hostAliases: 'ip',
  conditions: 'type',
  addresses: 'type',
  ownerReferences: 'uid',
  topologySpreadConstraints: 'topologyKey',
};

/** The field that tells the elements of a list apart in a strategic merge, or undefined when the list is replaced whole. */
export function getMergeKey(field: string, elements: unknown[]): string | undefined {
  if (field === 'ports')
    return elements.some((element) => isJson(element) && 'containerPort' in element) ? 'containerPort' : 'port';
  return Object.hasOwn(keys, field) ? keys[field] : undefined;
}

/** Applies a strategic merge patch without a server, as `--local` and `--dry-run=client` do. */
export function applyPatch(value: unknown, patch: unknown, field = ''): unknown {
  if (Array.isArray(patch)) return applyList(Array.isArray(value) ? value : [], patch, field);
  if (!isJson(patch)) return patch;
  if (patch['$patch'] === 'replace') return withoutDirectives(patch);
  const merged: Json = isJson(value) ? { ...value } : {};
  for (const [key, child] of Object.entries(withoutDirectives(patch))) {
    if (child === null) delete merged[key];
    else merged[key] = applyPatch(merged[key], child, key);
  }
  return merged;
}

function applyList(value: unknown[], patch: unknown[], field: string): unknown[] {
  const key = getMergeKey(field, [...value, ...patch]);
  if (key === undefined || ![...value, ...patch].every(isJson)) return patch;
  let merged = value as Json[];
  for (const element of patch as Json[]) {
    const index = merged.findIndex((other) => other[key] === element[key]);
    if (element['$patch'] === 'delete') merged = merged.filter((_, at) => at !== index);
    else if (index < 0) merged = [...merged, applyPatch({}, element) as Json];
    else merged = merged.map((other, at) => (at === index ? (applyPatch(other, element) as Json) : other));
  }
  return merged;
}

function withoutDirectives(patch: Json): Json {
  return Object.fromEntries(Object.entries(patch).filter(([key]) => !key.startsWith('$')));
}

import { type Fields, isFields } from '../../object.ts';

/** The lists that merge by a key of their items; every other list is replaced. By the name of the field that holds them. */
const mergeKeys: Record<string, string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  conditions: ['type'],
  addresses: ['type'],
  ownerReferences: ['uid'],
  taints: ['key'],
  topologySpreadConstraints: ['topologyKey'],
};

/** Lists of plain values that merge as sets. */
const sets = new Set(['finalizers', 'podCIDRs']);

/** A strategic merge patch: as a merge patch, but lists whose items have a key merge item by item. */
export function strategicMerge(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  if (patch['$patch'] === 'replace') return without(patch, ['$patch']);
  const result: Fields = isFields(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) if (!key.startsWith('$')) mergeField(result, key, value, patch);
  applyDirectives(result, patch);
  return result;
}

function mergeField(result: Fields, key: string, value: unknown, patch: Fields): void {
  if (value === null) delete result[key];
  else if (Array.isArray(value))
    result[key] = mergeList(key, asList(result[key]), value, patch[`$setElementOrder/${key}`]);
  else result[key] = strategicMerge(result[key], value);
}

function mergeList(field: string, target: unknown[], patch: unknown[], order: unknown): unknown[] {
  if (sets.has(field)) return [...new Set([...target, ...patch])];
  const key = keyOf(field, [...target, ...patch]);
  if (!key || patch.some((one) => isFields(one) && one['$patch'] === 'replace'))
    return patch.filter((one) => !isFields(one) || !('$patch' in one));
  const result = [...target];
  for (const item of patch) mergeItem(result, item, key);
  return sortBy(result, key, asList(order));
}

function mergeItem(result: unknown[], item: unknown, key: string): void {
  if (!isFields(item)) return;
  const index = result.findIndex((one) => isFields(one) && one[key] === item[key]);
  if (item['$patch'] === 'delete') {
    if (index >= 0) result.splice(index, 1);
  } else if (index >= 0) result[index] = strategicMerge(result[index], item);
  else result.push(strategicMerge({}, item));
}

/** `ports` are keyed by containerPort in a container and by port in a Service. */
function keyOf(field: string, items: unknown[]): string | undefined {
  if (field !== 'ports') return mergeKeys[field]?.[0];
  return items.some((one) => isFields(one) && 'containerPort' in one) ? 'containerPort' : 'port';
}

/** New items come where the patch's order puts them. */
function sortBy(items: unknown[], key: string, order: unknown[]): unknown[] {
  if (order.length === 0) return items;
  const wanted = order.map((one) => (isFields(one) ? one[key] : one));
  const place = (one: unknown) => wanted.indexOf(isFields(one) ? one[key] : one);
  const known = items.filter((one) => place(one) >= 0).toSorted((a, b) => place(a) - place(b));
  return items.map((one) => (place(one) >= 0 ? known.shift() : one));
}

/** `$deleteFromPrimitiveList/x` and `$retainKeys`. */
function applyDirectives(result: Fields, patch: Fields): void {
  for (const [key, value] of Object.entries(patch)) {
    const [directive, field = ''] = key.split('/');
    if (directive === '$deleteFromPrimitiveList')
      result[field] = asList(result[field]).filter((one) => !asList(value).includes(one));
  }
  const retained = patch['$retainKeys'];
  if (Array.isArray(retained)) for (const key of Object.keys(result)) if (!retained.includes(key)) delete result[key];
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function without(fields: Fields, keys: string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

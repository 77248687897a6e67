/** The lists that merge by a field of their items, by the name of the list; every other list is replaced. */
export const mergeKeys: Readonly<Record<string, string>> = {
  addresses: 'type',
  allocatedResourcesStatus: 'name',
  conditions: 'type',
  containers: 'name',
  drivers: 'name',
  env: 'name',
  ephemeralContainers: 'name',
  evictionResponders: 'name',
  healthConditions: 'status',
  hostAliases: 'ip',
  hostIPs: 'ip',
  imagePullSecrets: 'name',
  initContainers: 'name',
  mapping: 'name',
  nodeAllocatableResourceClaimStatuses: 'resourceClaimName',
  overhead: 'name',
  ownerReferences: 'uid',
  podIPs: 'ip',
  resourceClaims: 'name',
  resourceClaimStatuses: 'name',
  schedulingGates: 'name',
  secrets: 'name',
  storageHealth: 'name',
  topologySpreadConstraints: 'topologyKey',
  volumeDevices: 'devicePath',
  volumeMounts: 'mountPath',
  volumes: 'name',
};

/** Lists of plain values that merge as sets. */
export const mergedSets = new Set(['finalizers', 'podCIDRs']);

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
  if (mergedSets.has(field)) return [...new Set([...target, ...patch])];
  const key = getMergeKey(field, [...target, ...patch]);
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

/**
 * The field that tells the items of a list apart; undefined when it is replaced whole. Ports are a
 * container's or a Service's.
 */
export function getMergeKey(field: string, items: readonly unknown[]): string | undefined {
  if (field !== 'ports') return Object.hasOwn(mergeKeys, field) ? mergeKeys[field] : undefined;
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

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const native = globalThis.structuredClone;

/**
 * Replaces `structuredClone` in this thread by one that copies plain data itself and leaves the rest to the original.
 * The engine copies every pod of a ReplicaSet at each look at one: of 12 s for 60 pods 4 were spent there.
 */
export function installClone(): void {
  globalThis.structuredClone = ((value: unknown, options?: StructuredSerializeOptions) =>
    options ? native(value, options) : copy(value)) as typeof structuredClone;
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? native(value) : value;
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Date) return new Date(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return native(value);
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) result[key] = copy((value as Record<string, unknown>)[key]);
  return result;
}

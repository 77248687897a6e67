const dates = new Set(['creationTimestamp', 'eventTime', 'firstTimestamp', 'lastTimestamp']);

/**
 * Reads an object as the engine's etcd keeps it, its times as dates. In place of the engine's own, whose reviver is
 * called for every value: an eighth of the time that 200 Pods take to start.
 */
export function parseStoredObject(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  revive(parsed);
  return parsed;
}

function revive(value: unknown) {
  if (Array.isArray(value)) for (const one of value) revive(one);
  else if (typeof value === 'object' && value !== null) reviveFields(value as Record<string, unknown>);
}

function reviveFields(object: Record<string, unknown>) {
  for (const key in object) {
    const value = object[key];
    if (typeof value === 'object') revive(value);
    else if (typeof value === 'string' && dates.has(key)) object[key] = new Date(value);
  }
}

import type { CoreV1Event } from '@kubernetes/client-node';
import { as, type KubeObject } from '../object.ts';
import type { Store } from './types.ts';

/** The last event of each object, reason and message: by the etcd that holds it, as clusters may share a thread. */
const known = new WeakMap<object, Map<string, string>>();

/**
 * Counts an event that happened before instead of writing another, as the recorders of Kubernetes do. Gives the event
 * with its new count, or undefined when it is the first of its kind.
 */
export async function repeatEvent(store: Store, input: KubeObject): Promise<KubeObject | undefined> {
  const names = known.get((store as unknown as { etcd: object }).etcd) ?? new Map<string, string>();
  known.set((store as unknown as { etcd: object }).etcd, names);
  const key = keyOf(input);
  const existing = await store.get(names.get(key) ?? '', input.metadata.namespace ?? 'default');
  if (existing && !as<CoreV1Event>(input).eventTime) {
    const { count = 1 } = as<CoreV1Event>(existing);
    return store.update(existing.metadata.name, {
      ...existing,
      count: count + 1,
      lastTimestamp: input['lastTimestamp'],
    });
  }
  input.metadata.name ||= `${input.metadata.generateName ?? ''}${nanoseconds()}`;
  names.set(key, input.metadata.name);
  return undefined;
}

function keyOf(input: KubeObject): string {
  const {
    involvedObject: { uid, fieldPath, name },
    reason,
    message,
    type,
    source,
  } = as<CoreV1Event>(input);
  return JSON.stringify([uid, name, fieldPath, reason, message, type, source?.component, source?.host]);
}

let last = 0n;

/** An event's name ends with its time. No two have the same, as many may come within what the clock can tell apart. */
function nanoseconds(): string {
  const now = BigInt(Date.now()) * 1_000_000n + BigInt(Math.floor(Math.random() * 1_000_000));
  last = now > last ? now : last + 1n;
  return last.toString(16);
}

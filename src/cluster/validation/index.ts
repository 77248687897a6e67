import type { Cause } from '../api/status.ts';
import type { KubeObject } from '../object.ts';
import type { Resource } from '../resources.ts';

/** Lists every fault of an object that a client sends, in the server's words; `existing` when it replaces one. */
export function validate(_resource: Resource, _object: KubeObject, _existing: KubeObject | undefined): Cause[] {
  return [];
}

import { type Fields, isFields, type KubeObject } from '../object.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import type { Resource } from '../resources.ts';
import { decode } from '../validation/decode.ts';
import type { Call } from './server.ts';
import { badRequest, StatusError } from './status.ts';

/**
 * Decodes what a client sent whole; throws a 400 for a wrong type and, when it asks for strictness, for
 * fields that do not exist.
 */
export function checkDecoding(call: Call, resource: Resource, object: KubeObject): void {
  const { mismatch, unknown } = decodeAs(call, resource, object);
  const head = `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}`;
  if (mismatch) throw badRequest(`${head}: ${mismatch}`);
  const faults = unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  if (faults.length > 0 && isStrict(call)) throw badRequest(`${head}: strict decoding error: ${faults.join(', ')}`);
  settle(call, object, unknown, faults);
}

/** The same for what a patch left. */
export function checkPatched(call: Call, resource: Resource, patched: KubeObject): void {
  const { mismatch, unknown } = decodeAs(call, resource, patched);
  const faults = unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  if (mismatch) throw invalidPatch(call, mismatch.replace(/^json: /, ''));
  if (faults.length > 0 && isStrict(call)) throw invalidPatch(call, `strict decoding error: ${faults.join(', ')}`);
  settle(call, patched, unknown, faults);
}

function decodeAs({ server }: Call, resource: Resource, object: KubeObject) {
  return server.schemas
    ? decode(server.schemas, `${groupVersion(resource)}/${resource.kind}`, object)
    : { mismatch: undefined, unknown: [] };
}

function isStrict({ query }: Call): boolean {
  return query.get('fieldValidation') === 'Strict';
}

/** Fields that do not exist are dropped, with a warning unless the client wants none. */
function settle(call: Call, object: KubeObject, unknown: string[], faults: string[]): void {
  if (call.query.get('fieldValidation') !== 'Ignore') call.warnings.push(...faults);
  for (const path of unknown) drop(object, path.split(/\.|\[|\]\.?/).filter(Boolean));
}

function drop(value: unknown, [key = '', ...rest]: string[]): void {
  const next = Array.isArray(value) ? (value[Number(key)] as unknown) : isFields(value) ? value[key] : undefined;
  if (rest.length > 0) drop(next, rest);
  else if (isFields(value)) delete value[key];
}

function invalidPatch({ request }: Call, why: string): StatusError {
  const value = JSON.stringify(printGo(JSON.parse(request.body ?? '{}')));
  const message = `Invalid value: ${value}: ${why}`;
  return new StatusError(422, 'Invalid', ` "" is invalid: patch: ${message}`, {
    causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }],
  });
}

/** A value as Go prints it with `%+v`: `map[spec:map[replicas:3]]`. */
export function printGo(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printGo).join(' ')}]`;
  if (!isFields(value)) return value === null ? '<nil>' : String(value);
  const pairs = Object.entries(value as Fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `map[${pairs.map(([key, one]) => `${key}:${printGo(one)}`).join(' ')}]`;
}

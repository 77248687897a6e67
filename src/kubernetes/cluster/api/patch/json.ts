import { isFields } from '../../object.ts';
import { badRequest, StatusError } from '../status.ts';

/** RFC 6902; throws a 422 for a path that is not there and for a failed test. */
export function applyJsonPatch(object: unknown, operations: unknown): unknown {
  if (!Array.isArray(operations))
    throw badRequest('error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch');
  return operations.reduce(applyOne, structuredClone(object)) as unknown;
}

function applyOne(document: unknown, operation: unknown): unknown {
  if (!isFields(operation)) throw badRequest('error decoding patch: an operation is not an object');
  const { op, value } = operation;
  const path = pointer(operation['path']);
  if (op === 'add') return put(document, path, structuredClone(value), 'add');
  if (op === 'replace') return put(document, path, structuredClone(value), 'replace');
  if (op === 'remove') return remove(document, path);
  if (op === 'copy') return put(document, path, structuredClone(at(document, pointer(operation['from']))), 'add');
  if (op === 'move') return move(document, pointer(operation['from']), path);
  if (op === 'test') return test(document, path, value);
  throw unprocessable(`Unexpected kind: ${String(op)}`);
}

function pointer(path: unknown): string[] {
  return String(path ?? '')
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function at(document: unknown, path: string[]): unknown {
  return path.reduce<unknown>((one, key) => {
    const next = Array.isArray(one) ? (one[Number(key)] as unknown) : isFields(one) ? one[key] : undefined;
    if (next === undefined) throw unprocessable(`doc is missing path: "/${path.join('/')}": missing value`);
    return next;
  }, document);
}

function put(document: unknown, path: string[], value: unknown, op: 'add' | 'replace'): unknown {
  const key = path.at(-1);
  if (key === undefined) return value;
  const parent = at(document, path.slice(0, -1));
  if (Array.isArray(parent)) {
    const index = key === '-' ? parent.length : Number(key);
    parent.splice(index, op === 'replace' ? 1 : 0, value);
  } else if (isFields(parent)) {
    if (op === 'replace' && !(key in parent))
      throw unprocessable(`replace operation does not apply: doc is missing key: /${path.join('/')}: missing value`);
    parent[key] = value;
  }
  return document;
}

function remove(document: unknown, path: string[]): unknown {
  const parent = at(document, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (Array.isArray(parent) && Number(key) < parent.length) parent.splice(Number(key), 1);
  else if (isFields(parent) && key in parent) delete parent[key];
  else throw unprocessable(`remove operation does not apply: doc is missing path: "/${path.join('/')}": missing value`);
  return document;
}

function move(document: unknown, from: string[], to: string[]): unknown {
  const value = at(document, from);
  return put(remove(document, from), to, value, 'add');
}

function test(document: unknown, path: string[], value: unknown): unknown {
  if (JSON.stringify(at(document, path)) === JSON.stringify(value)) return document;
  throw unprocessable(`testing value /${path.join('/')} failed: test failed`);
}

function unprocessable(message: string): StatusError {
  return new StatusError(422, 'Invalid', `${message}`);
}

import { printResource } from '../../grammar/kinds.ts';
import type { Resource } from '../resources.ts';

/** One field's fault, as the server lists it in a Status. */
export interface Cause {
  reason:
    | 'FieldValueRequired'
    | 'FieldValueInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueForbidden'
    | 'FieldValueDuplicate'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany'
    | 'FieldValueTypeInvalid'
    | 'FieldValueNotFound';
  message: string;
  field: string;
}

/** An answer that is a Status: thrown by handlers, sent by the server. */
export class StatusError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: object;
  constructor(code: number, reason: string, message: string, details: object = {}) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

export function printStatus(error: StatusError): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: error.message,
    ...(error.reason && { reason: error.reason }),
    ...(Object.keys(error.details).length > 0 && { details: error.details }),
    code: error.code,
  };
}

export function notFound(resource: Resource, name: string): StatusError {
  return new StatusError(404, 'NotFound', `${printResource(resource)} "${name}" not found`, about(resource, name));
}

/** No such path: what the server says of a group, version or resource that it does not have. */
export function noSuchPath(): StatusError {
  return new StatusError(404, 'NotFound', 'the server could not find the requested resource');
}

export function alreadyExists(resource: Resource, name: string): StatusError {
  return new StatusError(
    409,
    'AlreadyExists',
    `${printResource(resource)} "${name}" already exists`,
    about(resource, name),
  );
}

export function conflict(
  resource: Resource,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${printResource(resource)} "${name}": ${why}`,
    about(resource, name),
  );
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

export function methodNotAllowed(): StatusError {
  return new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
}

export function forbidden(resource: Resource, name: string, why: string): StatusError {
  return new StatusError(
    403,
    'Forbidden',
    `${printResource(resource)} "${name}" is forbidden: ${why}`,
    about(resource, name),
  );
}

export function unsupportedMediaType(supported: string[]): StatusError {
  return new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${supported.join(', ')}`,
  );
}

/** Every fault of an object at once, worded as the server's field errors. */
export function invalid(resource: Resource, name: string, causes: Cause[]): StatusError {
  const faults = causes.map(({ field, message }) => `${field}: ${message}`);
  const list = faults.length === 1 ? faults[0] : `[${faults.join(', ')}]`;
  const kind = resource.group ? `${resource.kind}.${resource.group}` : resource.kind;
  return new StatusError(422, 'Invalid', `${kind} "${name}" is invalid: ${list}`, {
    name,
    ...(resource.group && { group: resource.group }),
    kind: resource.kind,
    causes,
  });
}

export function success(resource: Resource, name: string, uid: string | undefined): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { ...about(resource, name), ...(uid && { uid }) },
  };
}

function about(resource: Resource, name: string): object {
  return { name, ...(resource.group && { group: resource.group }), kind: resource.name };
}

import { isPort, notPort } from '../../grammar/names.ts';
import type { Cause } from '../api/status.ts';

export type { Cause } from '../api/status.ts';

export function required(field: string, detail = ''): Cause {
  return { reason: 'FieldValueRequired', message: `Required value${detail && `: ${detail}`}`, field };
}

/** `value` as the server shows it: text in quotes, all else as JSON. */
export function invalid(field: string, value: unknown, detail: string): Cause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value)}: ${detail}`, field };
}

export function unsupported(field: string, value: unknown, supported: string[]): Cause {
  const list = supported
    .toSorted()
    .map((one) => JSON.stringify(one))
    .join(', ');
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`,
    field,
  };
}

export function forbidden(field: string, detail: string): Cause {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${detail}`, field };
}

export function duplicate(field: string, value: unknown): Cause {
  return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${JSON.stringify(value)}`, field };
}

export function missing(field: string, value: string): Cause {
  return { reason: 'FieldValueNotFound', message: `Not found: ${JSON.stringify(value)}`, field };
}

/** A field's value when it is set and not one of those that may be. */
export function oneOf(field: string, value: string | undefined, supported: string[]): Cause[] {
  return value === undefined || supported.includes(value) ? [] : [unsupported(field, value, supported)];
}

export function notNegative(field: string, value: number | undefined): Cause[] {
  return value === undefined || value >= 0 ? [] : [invalid(field, value, 'must be greater than or equal to 0')];
}

/** A port number; `undefined` is no fault of this rule. */
export function portNumber(field: string, value: number | undefined): Cause[] {
  return value === undefined || isPort(value) ? [] : [invalid(field, value, notPort)];
}

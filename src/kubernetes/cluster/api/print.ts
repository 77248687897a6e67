import type { KubeObject } from '../object.ts';

/** Times that keep their microseconds; all others are sent in whole seconds. */
const precise = new Set(['eventTime', 'renewTime', 'acquireTime', 'lastObservedTime']);

/** Gives the object as it is sent: with the server's notation of times, without what is only the engine's. */
export function printObject(object: KubeObject): KubeObject {
  return walk(object, '') as KubeObject;
}

/** `2026-11-22T19:10:00.123000Z` */
export function printMicroTime(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function walk(value: unknown, key: string): unknown {
  if (typeof value === 'string') return isoTime.test(value) && isTimeKey(key) ? printTimeOf(key, value) : value;
  if (Array.isArray(value)) return value.map((one) => walk(one, ''));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return printTimeOf(key, value.toISOString());
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(fields.map(([name, one]) => [name, walk(one, name)]));
}

function isTimeKey(key: string): boolean {
  return /Time$|Timestamp$|^startedAt$|^finishedAt$/.test(key);
}

function printTimeOf(key: string, text: string): string {
  return precise.has(key) ? text.replace('Z', '000Z') : text.replace(/\.\d{3}Z$/, 'Z');
}

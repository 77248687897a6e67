import { getMergeKey } from '../grammar/strategic-merge.ts';
import { isJson, type Json, type KubeObject } from './object.ts';

/**
 * Makes the patch that `apply` sends: what the file has and the server lacks or has otherwise, and what the file of
 * last time had and this one has not. Empty when nothing is to do. Without `strategic`, lists are replaced whole.
 */
export function makeThreeWayPatch(
  original: Json | undefined,
  modified: KubeObject,
  current: KubeObject,
  strategic: boolean,
): Json {
  const additions = diff(current, modified, strategic);
  const deletions = original ? getDeletions(original, modified, strategic) : {};
  return merge(deletions, additions, strategic);
}

function diff(current: Json, modified: Json, strategic: boolean): Json {
  const patch: Json = {};
  for (const [field, wanted] of Object.entries(modified)) {
    const has = current[field];
    if (isJson(wanted) && isJson(has)) {
      const inner = diff(has, wanted, strategic);
      if (Object.keys(inner).length > 0) patch[field] = inner;
    } else if (strategic && Array.isArray(wanted) && Array.isArray(has)) {
      const inner = diffList(has, wanted, field);
      if (inner) patch[field] = inner;
    } else if (wanted !== null && !isSame(has, wanted)) patch[field] = wanted;
    else if (wanted === null && has !== undefined) patch[field] = null;
  }
  return patch;
}

function diffList(current: unknown[], wanted: unknown[], field: string): unknown[] | undefined {
  const key = getMergeKey(field, [...current, ...wanted]);
  if (key === undefined || ![...current, ...wanted].every(isJson)) return isSame(current, wanted) ? undefined : wanted;
  const changed = (wanted as Json[]).flatMap((element) => {
    const has = (current as Json[]).find((other) => other[key] === element[key]);
    if (!has) return [element];
    const inner = diff(has, element, true);
    return Object.keys(inner).length > 0 ? [{ ...inner, [key]: element[key] }] : [];
  });
  return changed.length > 0 ? changed : undefined;
}

function getDeletions(original: Json, modified: Json, strategic: boolean): Json {
  const patch: Json = {};
  for (const [field, had] of Object.entries(original)) {
    const wanted = modified[field];
    if (wanted === undefined) patch[field] = null;
    else if (isJson(had) && isJson(wanted)) {
      const inner = getDeletions(had, wanted, strategic);
      if (Object.keys(inner).length > 0) patch[field] = inner;
    } else if (strategic && Array.isArray(had) && Array.isArray(wanted)) {
      const inner = getListDeletions(had, wanted, field);
      if (inner.length > 0) patch[field] = inner;
    }
  }
  return patch;
}

function getListDeletions(had: unknown[], wanted: unknown[], field: string): Json[] {
  const key = getMergeKey(field, [...had, ...wanted]);
  if (key === undefined || ![...had, ...wanted].every(isJson)) return [];
  return (had as Json[]).flatMap((element) => {
    const kept = (wanted as Json[]).find((other) => other[key] === element[key]);
    if (!kept) return [{ $patch: 'delete', [key]: element[key] }];
    const inner = getDeletions(element, kept, true);
    return Object.keys(inner).length > 0 ? [{ ...inner, [key]: element[key] }] : [];
  });
}

function merge(first: Json, second: Json, strategic: boolean): Json {
  const merged: Json = { ...first };
  for (const [field, value] of Object.entries(second)) {
    const had = merged[field];
    if (isJson(had) && isJson(value)) merged[field] = merge(had, value, strategic);
    else if (strategic && Array.isArray(had) && Array.isArray(value))
      merged[field] = mergeList(had as Json[], value as Json[], field);
    else merged[field] = value;
  }
  return merged;
}

function mergeList(first: Json[], second: Json[], field: string): Json[] {
  const key = getMergeKey(field, [...first, ...second]);
  if (key === undefined) return second;
  const both = first.map((element) => {
    const other = second.find((each) => each[key] === element[key]);
    return other ? merge(element, other, true) : element;
  });
  return [...both, ...second.filter((element) => !first.some((other) => other[key] === element[key]))];
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isSame(each, b[index]));
  if (!isJson(a) || !isJson(b)) return a === b;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => isSame(a[name], b[name]));
}

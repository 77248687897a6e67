import { lastApplied } from '../last-applied.ts';
import { listAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import type { Page } from './page.ts';

const longest = 140;

/** Name, namespace, labels and annotations, as most objects begin. */
export function describeHead(page: Page, object: KubeObject): void {
  page.field(0, 'Name', object.metadata.name);
  page.field(0, 'Namespace', object.metadata.namespace ?? '');
  describeLabels(page, object);
}

export function describeLabels(page: Page, object: Json): void {
  page.lines('Labels', printMap(stringsAt(object, 'metadata', 'labels')));
  describeAnnotations(page, 'Annotations', stringsAt(object, 'metadata', 'annotations'));
}

/** `key=value`, sorted. */
export function printMap(map: Record<string, string>): string[] {
  return Object.keys(map)
    .sort()
    .map((key) => `${key}=${map[key]}`);
}

export function describeAnnotations(page: Page, title: string, annotations: Record<string, string>): void {
  const keys = Object.keys(annotations)
    .filter((key) => key !== lastApplied)
    .sort();
  page.lines(
    title,
    keys.flatMap((key) => printAnnotation(key, (annotations[key] ?? '').replace(/\n$/, ''))),
  );
}

function printAnnotation(key: string, value: string): string[] {
  if (value.length + key.length + 2 <= longest && !value.includes('\n')) return [`${key}: ${value}`];
  return [
    `${key}:`,
    ...value.split('\n').map((line) => `  ${line.length > longest - 2 ? `${line.slice(0, longest - 2)}...` : line}`),
  ];
}

export function describeTolerations(page: Page, title: string, tolerations: Json[]): void {
  const sorted = [...tolerations].sort((a, b) => (textAt(a, 'key') < textAt(b, 'key') ? -1 : 1));
  page.lines(title, sorted.map(printToleration));
}

function printToleration(toleration: Json): string {
  const [key, value, effect] = [textAt(toleration, 'key'), textAt(toleration, 'value'), textAt(toleration, 'effect')];
  const exists = textAt(toleration, 'operator') === 'Exists' && !value ? `${key || effect ? ' ' : ''}op=Exists` : '';
  const seconds =
    toleration['tolerationSeconds'] === undefined ? '' : ` for ${textAt(toleration, 'tolerationSeconds')}s`;
  return `${key}${value && `=${value}`}${effect && `:${effect}`}${exists}${seconds}`;
}

/** `ReplicaSet/web-6f5994b9d9`, or '' for what nobody controls. */
export function printController(object: Json): string {
  const owner = listAt(object, 'metadata', 'ownerReferences').find((reference) => reference['controller'] === true);
  return owner ? `${textAt(owner, 'kind')}/${textAt(owner, 'name')}` : '';
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A time as Go's RFC1123Z, in UTC: `Sun, 22 Nov 2026 19:39:16 +0000`. */
export function printTime(time: string): string {
  if (!time) return 'Mon, 01 Jan 0001 00:00:00 +0000';
  const date = new Date(time);
  const month = date.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
  return (
    `${days[date.getUTCDay()]}, ${String(date.getUTCDate()).padStart(2, '0')} ` +
    `${month} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`
  );
}

/** A table of conditions with the given fields. */
export function describeConditions(
  page: Page,
  object: Json,
  fields: { title: string; print: (condition: Json) => string }[],
  { indentTitles = false } = {},
): void {
  const conditions = listAt(object, 'status', 'conditions');
  if (conditions.length === 0) return;
  page.line(0, 'Conditions:');
  page.line(1, fields.map(({ title }) => title).join('\t'));
  if (fields.length > 2) page.line(1, fields.map(({ title }) => '-'.repeat(title.length)).join('\t'));
  for (const condition of conditions)
    page.line(1, fields.map(({ print }) => print(condition)).join('\t') + (indentTitles ? ' ' : ''));
}

/** How a field of a condition is shown, with the spaces that kubectl writes after it. */
export function conditionField(field: string, after = ''): (condition: Json) => string {
  return (condition) => `${textAt(condition, field)}${after}`;
}

export function describeSpread(
  page: Page,
  indent: string,
  constraints: Json[],
  printSelectorOf: (selector: unknown) => string,
): void {
  const sorted = [...constraints].sort((a, b) => (textAt(a, 'topologyKey') < textAt(b, 'topologyKey') ? -1 : 1));
  const lines = sorted.map((each) => {
    const selector = each['labelSelector'] ? ` for selector ${printSelectorOf(each['labelSelector'])}` : '';
    return (
      `${textAt(each, 'topologyKey')}:${textAt(each, 'whenUnsatisfiable')} ` +
      `when max skew ${textAt(each, 'maxSkew')} is exceeded${selector}`
    );
  });
  if (lines.length > 0) page.lines(`${indent}Topology Spread Constraints`, lines);
}

import type { Call } from '../call.ts';
import { listAt, numberAt, textAt, type Json, type KubeObject } from '../object.ts';
import { printAge } from '../print/age.ts';
import { printQuery } from '../server.ts';
import type { Page } from './page.ts';

/** Gives the events about an object; the kubelet names pods without their kind. */
export async function getEventsOf(call: Call, object: KubeObject): Promise<Json[]> {
  const { name = '', namespace, uid = '' } = object.metadata;
  const selector = [
    `involvedObject.name=${name}`,
    `involvedObject.namespace=${namespace ?? ''}`,
    ...(object.kind === 'Pod' ? [] : [`involvedObject.kind=${object.kind}`]),
  ];
  const byUid = await listEvents(call, namespace, [...selector, `involvedObject.uid=${uid}`]);
  return object.kind === 'Node'
    ? [...byUid, ...(await listEvents(call, namespace, [...selector, `involvedObject.uid=${name}`]))]
    : byUid;
}

/** Writes the events of an object, the latest last. */
export function describeEvents(page: Page, events: Json[] | undefined, now: Date): void {
  if (!events) return;
  if (events.length === 0) return page.field(0, 'Events', '<none>');
  page.line(0, 'Events:');
  page.line(1, 'Type\tReason\tAge\tFrom\tMessage');
  page.line(1, '----\t------\t----\t----\t-------');
  const sorted = [...events].sort((a, b) =>
    textAt(a, 'lastTimestamp') < textAt(b, 'lastTimestamp')
      ? -1
      : textAt(a, 'lastTimestamp') > textAt(b, 'lastTimestamp')
        ? 1
        : 0,
  );
  for (const event of sorted) page.line(1, printEvent(event, now));
}

async function listEvents(call: Call, namespace: string | undefined, selector: string[]): Promise<Json[]> {
  const query = printQuery({ fieldSelector: selector.filter((term) => !term.endsWith('=')).join(','), limit: 500 });
  const path = namespace ? `/api/v1/namespaces/${namespace}/events` : '/api/v1/events';
  return listAt(await call.server.json({ method: 'GET', path: path + query }), 'items');
}

function printEvent(event: Json, now: Date): string {
  const fieldPath = textAt(event, 'involvedObject', 'fieldPath');
  const message = `${fieldPath && `${fieldPath}: `}${textAt(event, 'message').trim()}`;
  const source = textAt(event, 'source', 'component') || textAt(event, 'reportingComponent');
  return [textAt(event, 'type'), textAt(event, 'reason'), printInterval(event, now), source, message].join('\t');
}

/** `5s`, or `5s (x3 over 20s)` for what happened more than once. */
export function printInterval(event: Json, now: Date): string {
  const first = printAge(textAt(event, 'eventTime') || textAt(event, 'firstTimestamp') || undefined, now);
  if (event['series']) {
    const last = printAge(textAt(event, 'series', 'lastObservedTime') || undefined, now);
    return `${last} (x${textAt(event, 'series', 'count')} over ${first})`;
  }
  if (numberAt(event, 'count') <= 1) return first;
  return `${printAge(textAt(event, 'lastTimestamp') || undefined, now)} (x${textAt(event, 'count')} over ${first})`;
}

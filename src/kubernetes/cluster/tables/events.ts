import type { CoreV1Event } from '@kubernetes/client-node';
import { printAge } from '../../kubectl/print/age.ts';
import { as, type Wire } from '../object.ts';
import { column, type Table, wide } from './table.ts';

export const events: Table = {
  columns: [
    column('Last Seen'),
    column('Type'),
    column('Reason'),
    column('Object'),
    wide('Subobject'),
    wide('Source'),
    column('Message'),
    wide('First Seen'),
    wide('Count'),
    wide('Name'),
  ],
  cells(object, now) {
    const event = as<CoreV1Event>(object);
    const {
      involvedObject: { kind = '', name, fieldPath = '' },
      type = '',
      reason = '',
      message = '',
    } = event;
    const first = printAge(event.firstTimestamp ?? event.eventTime, now);
    const last = event.lastTimestamp ? printAge(event.lastTimestamp, now) : first;
    const target = name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase();
    return [
      last,
      type,
      reason,
      target,
      fieldPath,
      printSource(event),
      message.trim(),
      first,
      event.count || 1,
      object.metadata.name,
    ];
  },
};

function printSource({ source, reportingComponent, reportingInstance }: Wire<CoreV1Event>): string {
  return [source?.component || reportingComponent, source?.host || reportingInstance].filter(Boolean).join(', ');
}

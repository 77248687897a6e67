import type { ProcessContext } from '@ngrok/webernetes';
import type { Registry } from '../engine/registry.ts';
import type { KubeObject } from '../object.ts';
import { resourceOf } from '../resources.ts';

/** Records an event about an object, as the scheduler does. */
export async function recordEvent(
  { api, pod }: ProcessContext,
  { apiVersion, kind, metadata }: KubeObject,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  now: Date,
): Promise<void> {
  const { name, namespace = 'default', uid, resourceVersion } = metadata;
  const body = {
    metadata: { generateName: `${name}.`, namespace },
    involvedObject: { apiVersion, kind, name, namespace, uid, resourceVersion },
    eventTime: now,
    firstTimestamp: null,
    lastTimestamp: null,
    type,
    reason,
    message,
    action: reason === 'Scheduled' ? 'Binding' : 'Scheduling',
    reportingComponent: 'default-scheduler',
    reportingInstance: `default-scheduler-${pod.config.pod.spec?.nodeName ?? pod.name}`,
    source: {},
  };
  await api.corev1.createNamespacedEvent({ namespace, body: body as never });
}

/** Records an event about an object as most programs do: the same one again only raises its count. */
export async function countEvent(
  registry: Registry,
  { apiVersion, kind, metadata }: KubeObject,
  component: string,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
  now: Date,
): Promise<void> {
  const { name, namespace = 'default', uid, resourceVersion } = metadata;
  const time = now.toISOString();
  await registry.store(resourceOf('Event')).create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: '', generateName: `${name}.`, namespace },
    involvedObject: { apiVersion, kind, name, namespace, uid, resourceVersion },
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
    type,
    reason,
    message,
    reportingComponent: component,
    source: { component },
  });
}

import type { ProcessContext } from '@ngrok/webernetes';
import type { KubeObject } from '../object.ts';

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

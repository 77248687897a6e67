import type {
  CoreV1Event,
  V1EndpointSlice,
  V1Ingress,
  V1Namespace,
  V1Secret,
  V2HorizontalPodAutoscaler,
} from '@kubernetes/client-node';
import type { Wire } from '../object.ts';

export function setNamespaceDefaults(namespace: Wire<V1Namespace>): void {
  const metadata = (namespace.metadata ??= {});
  metadata.labels = { 'kubernetes.io/metadata.name': metadata.name ?? '', ...metadata.labels };
  namespace.spec ??= {};
  namespace.spec.finalizers ??= ['kubernetes'];
  namespace.status ??= {};
  namespace.status.phase ??= 'Active';
}

export function setSecretDefaults(secret: Wire<V1Secret>): void {
  secret.type ??= 'Opaque';
  for (const [key, text] of Object.entries(secret.stringData ?? {}))
    secret.data = { ...secret.data, [key]: encode(text) };
  delete secret.stringData;
}

export function setIngressDefaults(ingress: Wire<V1Ingress>): void {
  ingress.status ??= {};
  ingress.status.loadBalancer ??= {};
}

export function setHpaDefaults({ spec }: Wire<V2HorizontalPodAutoscaler>): void {
  if (!spec) return;
  spec.minReplicas ??= 1;
  spec.metrics ??= [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
  ];
}

export function setSliceDefaults(slice: Wire<V1EndpointSlice>): void {
  for (const port of slice.ports ?? []) {
    port.name ??= '';
    port.protocol ??= 'TCP';
  }
}

export function setEventDefaults(event: Wire<CoreV1Event>): void {
  event.reportingComponent ??= '';
  // The engine names the component twice where it knows no host.
  if (event.reportingInstance === undefined || event.reportingInstance === event.reportingComponent)
    event.reportingInstance = '';
}

/** Base64 of the text's UTF-8 bytes. */
function encode(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

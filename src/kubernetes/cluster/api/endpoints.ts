import type { V1Endpoint, V1EndpointSlice } from '@kubernetes/client-node';
import type { Change, Registry } from '../engine/registry.ts';
import { as, type KubeObject, type Wire } from '../object.ts';
import { type Resource, resourceOf } from '../resources.ts';

/** What the server tells whoever still uses Endpoints. */
export const endpointsWarning = 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';

/** Gives a registry in which Endpoints are a view of the EndpointSlices: the engine knows only the latter. */
export function withEndpoints(registry: Registry): Registry {
  const slices = resourceOf('EndpointSlice');
  const isView = (resource: Resource) => resource.kind === 'Endpoints';
  return {
    ...registry,
    async get(resource, namespace, name) {
      if (!isView(resource)) return registry.get(resource, namespace, name);
      const { items } = await registry.list(slices, namespace);
      return items.map(toEndpoints).find(({ metadata }) => metadata.name === name);
    },
    async list(resource, namespace) {
      if (!isView(resource)) return registry.list(resource, namespace);
      const { items, revision } = await registry.list(slices, namespace);
      return { items: items.map(toEndpoints).toSorted(byName), revision };
    },
    watch(resource, namespace, revision, onChange) {
      if (!isView(resource)) return registry.watch(resource, namespace, revision, onChange);
      return registry.watch(slices, namespace, revision, (change) => onChange(toChange(change)));
    },
  };
}

function toChange({ type, object, previous }: Change): Change {
  return { type, object: toEndpoints(object), previous: previous && toEndpoints(previous) };
}

function byName({ metadata: a }: KubeObject, { metadata: b }: KubeObject): number {
  return `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1;
}

function toEndpoints(object: KubeObject): KubeObject {
  const slice = as<V1EndpointSlice>(object);
  const { namespace, labels = {}, creationTimestamp, resourceVersion, uid } = object.metadata;
  const name = labels['kubernetes.io/service-name'] ?? object.metadata.name;
  const { 'kubernetes.io/service-name': _, 'endpointslice.kubernetes.io/managed-by': __, ...own } = labels;
  const metadata = {
    name,
    namespace,
    uid,
    resourceVersion,
    creationTimestamp,
    labels: { ...own, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
  };
  return { apiVersion: 'v1', kind: 'Endpoints', metadata: metadata as KubeObject['metadata'], ...toSubsets(slice) };
}

function toSubsets({ endpoints = [], ports = [] }: Wire<V1EndpointSlice>): object {
  if (endpoints.length === 0) return {};
  const of = (ready: boolean) =>
    endpoints.filter(({ conditions }) => (conditions?.ready !== false) === ready).map(toAddress);
  const [addresses, notReadyAddresses] = [of(true), of(false)];
  const numbered = ports.map(({ name, port, protocol = 'TCP' }) => ({ ...(name && { name }), port, protocol }));
  return {
    subsets: [
      {
        ...(addresses.length > 0 && { addresses }),
        ...(notReadyAddresses.length > 0 && { notReadyAddresses }),
        ports: numbered,
      },
    ],
  };
}

function toAddress({ addresses, nodeName, targetRef }: Wire<V1Endpoint>): object {
  return { ip: addresses[0], ...(nodeName && { nodeName }), ...(targetRef && { targetRef }) };
}

import { makeInformer, type ProcessContext } from '@ngrok/webernetes';
import type { KubeObject } from '../object.ts';

export type Kind = 'pods' | 'services' | 'nodes' | 'endpointslices';

/** The objects of a kind, kept up to date. */
export interface Cache {
  list(): KubeObject[];
}

type Lists = Record<Kind, [path: string, list: (process: ProcessContext) => Promise<unknown>]>;

const lists: Lists = {
  pods: ['/api/v1/pods', ({ api }) => api.corev1.listPodForAllNamespaces()],
  services: ['/api/v1/services', ({ api }) => api.corev1.listServiceForAllNamespaces()],
  nodes: ['/api/v1/nodes', ({ api }) => api.corev1.listNode()],
  endpointslices: [
    '/apis/discovery.k8s.io/v1/endpointslices',
    ({ api }) => api.discoveryv1.listEndpointSliceForAllNamespaces(),
  ],
};

/** Follows a kind until the process ends; calls back at each change. */
export async function followKind(
  process: ProcessContext,
  kind: Kind,
  onChange: (object: KubeObject, type: 'put' | 'delete') => void,
): Promise<Cache> {
  const [path, list] = lists[kind];
  const objects = new Map<string, KubeObject>();
  const informer = makeInformer(process.kubeConfig, path, () => list(process) as never);
  const put = (one: unknown) => {
    const object = one as KubeObject;
    objects.set(keyOf(object), object);
    onChange(object, 'put');
  };
  informer.on('add', put);
  informer.on('update', put);
  informer.on('delete', (one) => {
    const object = one as unknown as KubeObject;
    objects.delete(keyOf(object));
    onChange(object, 'delete');
  });
  await informer.start();
  void process
    .done()
    .receive()
    .then(() => informer.stop());
  return { list: () => [...objects.values()] };
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

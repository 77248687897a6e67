import type { Cluster } from '@ngrok/webernetes';
import type { KubeObject } from '../object.ts';
import type { Store } from './types.ts';

const revision = 'deployment.kubernetes.io/revision';

interface AppsApi {
  deployments: Store;
  replaceNamespacedDeploymentStatus(request: {
    name: string;
    namespace: string;
    body: KubeObject;
  }): Promise<KubeObject>;
}

const installed = new WeakSet<object>();

/**
 * A Deployment's revision is an annotation that its controller writes with the status; the engine's API drops it there.
 */
export function installRevisions(cluster: Cluster): void {
  const prototype = Object.getPrototypeOf(cluster.api.appsv1) as AppsApi;
  if (installed.has(prototype)) return;
  installed.add(prototype);
  const original = prototype.replaceNamespacedDeploymentStatus;
  prototype.replaceNamespacedDeploymentStatus = async function (this: AppsApi, request) {
    const written = await original.call(this, request);
    // The controller keeps the body as what the Deployment is: it must not forget what was asked of it meanwhile.
    Object.assign(request.body, { spec: written['spec'] });
    const wanted = request.body.metadata.annotations?.[revision];
    if (!wanted || written.metadata.annotations?.[revision] === wanted) return written;
    const metadata = { ...written.metadata, annotations: { ...written.metadata.annotations, [revision]: wanted } };
    return this.deployments.update(request.name, { ...written, metadata }, { skipValidateUpdate: true });
  };
}

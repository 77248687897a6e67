import { Cluster } from '@ngrok/webernetes';
import { expect, test } from 'vitest';
import { installRevisions } from './revisions.ts';

test('lets a Deployment that is scaled while its status is written be seen as it is', async () => {
  const cluster = new Cluster({ nodes: 1 });
  installRevisions(cluster);
  await cluster.init();
  const api = cluster.api.appsv1;
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'nginx' }] } };
  const old = await api.createNamespacedDeployment({
    namespace: 'default',
    body: { metadata: { name: 'web' }, spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template } },
  });
  const fresh = await api.readNamespacedDeployment({ name: 'web', namespace: 'default' });
  await api.replaceNamespacedDeployment({
    name: 'web',
    namespace: 'default',
    body: { ...fresh, spec: { replicas: 5, selector: { matchLabels: { app: 'web' } }, template } },
  });
  const body = structuredClone(old);
  delete body.metadata?.resourceVersion;
  await api.replaceNamespacedDeploymentStatus({ name: 'web', namespace: 'default', body });
  expect(body.spec?.replicas).toBe(5);
  await cluster.close();
});

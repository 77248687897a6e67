import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningCluster, startCluster } from './index.ts';

let cluster: RunningCluster;
beforeAll(async () => {
  cluster = await startCluster({
    name: 'estudo',
    nodes: [
      { name: 'estudo-control-plane', role: 'control-plane' },
      { name: 'estudo-worker', role: 'worker' },
      { name: 'estudo-worker2', role: 'worker' },
    ],
  });
});
afterAll(() => cluster.stop());

const table = 'application/json;as=Table;v=v1;g=meta.k8s.io';

async function rows(path: string): Promise<string[]> {
  const { body } = await cluster.client.request({ method: 'GET', path, accept: table });
  return (JSON.parse(body) as { rows: { cells: unknown[] }[] }).rows.map(({ cells }) => cells.join(' '));
}

test('has the nodes of kind', async () => {
  expect(await rows('/api/v1/nodes')).toEqual([
    expect.stringMatching(/^estudo-control-plane Ready control-plane \ds v1.36.4 172.18.0.2 <none> Debian GNU\/Linux 13 \(trixie\)/),
    expect.stringMatching(/^estudo-worker Ready <none> /),
    expect.stringMatching(/^estudo-worker2 Ready <none> /),
  ]);
});

test('runs a Deployment', async () => {
  const body = JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 2, selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'busybox:1.36', command: ['sleep', '3600'] }] } } },
  });
  const made = await cluster.client.request({ method: 'POST', path: '/apis/apps/v1/namespaces/default/deployments', body });
  expect(made.status).toBe(201);
  await cluster.step(10);
  expect(await rows('/apis/apps/v1/namespaces/default/deployments')).toEqual([expect.stringMatching(/^web 2\/2 2 2 /)]);
});

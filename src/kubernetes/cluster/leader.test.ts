import { afterAll, beforeAll, expect, test } from 'vitest';
import { getClusterSchemas } from '../schemas/schemas.build.ts';
import { deployment, deployments, pods, rows, send } from './testing/fixture.ts';
import { type RunningCluster, startCluster } from './index.ts';

let cluster: RunningCluster;
const system = '/api/v1/namespaces/kube-system/pods';
const namesOf = async (path: string) => (await rows(cluster, path)).map((row) => row.split(' ')[0] ?? '');

beforeAll(async () => {
  const nodes = ['', '2', '3'].map((number) => ({
    name: `alto-control-plane${number}`,
    role: 'control-plane' as const,
  }));
  cluster = await startCluster({
    name: 'alto',
    nodes: [...nodes, { name: 'alto-worker', role: 'worker' }],
    schemas: getClusterSchemas(),
  });
});
afterAll(() => cluster.stop());

test('makes one Pod for a Deployment of one on three control planes', async () => {
  await send(cluster, 'POST', deployments, deployment('web', 1));
  await cluster.step(5);
  expect(await rows(cluster, pods)).toEqual([expect.stringMatching(/^web-\S+ 1\/1 Running /)]);
  const { body } = await send(cluster, 'GET', '/api/v1/namespaces/default/events');
  const reasons = (body.items as { reason: string; count?: number }[]).map(
    ({ reason, count = 1 }) => `${reason} ${count}`,
  );
  expect(reasons.filter((reason) => /^(Scaling|Successful|Scheduled)/.test(reason)).sort()).toEqual([
    'ScalingReplicaSet 1',
    'Scheduled 1',
    'SuccessfulCreate 1',
  ]);
});

test('leaves the EndpointSlices alone when nothing changes', async () => {
  const versions = async () =>
    (await send(cluster, 'GET', '/apis/discovery.k8s.io/v1/namespaces/kube-system/endpointslices')).body.items.map(
      ({ metadata }: { metadata: { resourceVersion: string } }) => metadata.resourceVersion,
    );
  await cluster.step(20);
  const before = await versions();
  await cluster.step(10);
  expect(await versions()).toEqual(before);
});

test('brings one Pod of a DaemonSet back for one that somebody deleted', async () => {
  const before = await namesOf(system);
  const proxy = before.find((name) => name.startsWith('kube-proxy-')) ?? '';
  await send(cluster, 'DELETE', `${system}/${proxy}`);
  await cluster.step(5);
  expect(await namesOf(system)).toHaveLength(before.length);
  expect(await namesOf(system)).not.toContain(proxy);
});

test('goes on once the leader itself was deleted', async () => {
  for (const program of ['kube-controller-manager', 'kube-scheduler'])
    await send(cluster, 'DELETE', `${system}/${program}-alto-control-plane`);
  await cluster.step(5);
  await send(cluster, 'PATCH', `${deployments}/web`, { spec: { replicas: 2 } }, 'application/merge-patch+json');
  await cluster.step(5);
  expect(await rows(cluster, deployments)).toEqual([expect.stringMatching(/^web 2\/2 /)]);
});

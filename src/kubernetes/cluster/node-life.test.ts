import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployment, deployments, pods, rows, send, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

let cluster: RunningCluster;
const onWorker = async () => (await rows(cluster, pods)).filter((row) => / estudo-worker /.test(row));

beforeAll(async () => {
  cluster = await startStudy();
  await send(cluster, 'POST', deployments, deployment('web', 2));
  await cluster.step(5);
  cluster.kubelets.stop('estudo-worker');
});
afterAll(() => cluster.stop());

test('takes a node for lost when its kubelet was not heard of for a while, and says since when', async () => {
  await cluster.step(35);
  expect((await rows(cluster, '/api/v1/nodes'))[1]).toMatch(/^estudo-worker Ready /);
  await cluster.step(25);
  expect((await rows(cluster, '/api/v1/nodes'))[1]).toMatch(/^estudo-worker NotReady /);
  const { spec, status } = (await send(cluster, 'GET', '/api/v1/nodes/estudo-worker')).body;
  expect(spec.taints).toEqual(
    ['NoSchedule', 'NoExecute'].map((effect) =>
      expect.objectContaining({ key: 'node.kubernetes.io/unreachable', effect }),
    ),
  );
  expect(status.conditions).toContainEqual(
    expect.objectContaining({ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting node status.' }),
  );
  expect(await onWorker()).toEqual([expect.stringContaining('1/1 Running 0')]);
});

test('cannot read a log there', async () => {
  const name = (await onWorker())[0]?.split(' ')[0] ?? '';
  const { body } = await send(cluster, 'GET', `${pods}/${name}/log`);
  expect(body.message).toBe(
    `Get "https://172.18.0.3:10250/containerLogs/default/${name}/nginx": ` +
      'dial tcp 172.18.0.3:10250: connect: connection refused',
  );
});

test('makes another Pod elsewhere after five minutes; the old one goes when the kubelet is back', async () => {
  await cluster.step(305);
  expect(await onWorker()).toEqual([expect.stringContaining('1/1 Terminating 0')]);
  expect(await rows(cluster, pods)).toHaveLength(3);
  await cluster.kubelets.start('estudo-worker');
  await cluster.step(5);
  expect((await rows(cluster, '/api/v1/nodes'))[1]).toMatch(/^estudo-worker Ready /);
  expect(await onWorker()).toEqual([]);
  expect((await send(cluster, 'GET', '/api/v1/nodes/estudo-worker')).body.spec.taints).toBeUndefined();
});

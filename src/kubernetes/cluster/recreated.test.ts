import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployment, deployments, pod, pods, rows, send, service, services, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

let cluster: RunningCluster;
const times = [1, 2, 3, 4, 5];
const slicesPath = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices';
const client = pod('cliente', 'alpine:3.22', ['sleep', '3600']);

beforeAll(async () => {
  cluster = await startStudy();
  await send(cluster, 'POST', deployments, deployment('web', 1));
  await send(cluster, 'POST', services, service('web', {}));
  await send(cluster, 'POST', pods, client);
  await settle(2);
});
afterAll(() => cluster.stop());

/** Lets time pass until that many pods are there, all of them running. */
async function settle(count: number): Promise<void> {
  for (let passed = 0; passed < 60; passed += 0.5) {
    await cluster.step(0.5);
    const all = await rows(cluster, pods);
    if (all.length === count && all.every((row) => row.includes(' 1/1 Running '))) return;
  }
  throw new Error(`after a minute: ${(await rows(cluster, pods)).join('\n')}`);
}

const wget = async () => {
  const { stdout, stderr } = await cluster.client.exec(
    { namespace: 'default', pod: 'cliente' },
    ['wget', '-qO-', 'http://web'],
    '',
  );
  return stderr || (/<title>(.*)<\/title>/.exec(stdout)?.[1] ?? stdout);
};
const slicesOf = async (
  name: string,
): Promise<{ metadata: { name: string }; endpoints: { addresses: string[] }[] }[]> =>
  (await send(cluster, 'GET', `${slicesPath}?labelSelector=kubernetes.io%2Fservice-name%3D${name}`)).body.items;

test.for(times)('answers by the name of a Service whose pod was deleted, time %i', async () => {
  const [row = ''] = await rows(cluster, `${pods}?labelSelector=app%3Dweb`);
  await send(cluster, 'DELETE', `${pods}/${row.split(' ')[0]}`);
  await settle(2);
  expect(await wget()).toBe('Welcome to nginx!');
  expect((await slicesOf('web')).flatMap(({ endpoints }) => endpoints)).toHaveLength(1);
});

test.for(times)('answers a client that was deleted and made again under its name, time %i', async () => {
  await send(cluster, 'DELETE', `${pods}/cliente?gracePeriodSeconds=0`);
  await settle(1);
  await send(cluster, 'POST', pods, client);
  await settle(2);
  expect(await wget()).toBe('Welcome to nginx!');
});

test.for(times)('answers by the name of a Service that was deleted and made again at once, time %i', async () => {
  await send(cluster, 'DELETE', `${services}/web`);
  await send(cluster, 'POST', services, service('web', {}));
  await cluster.step(2);
  expect(await wget()).toBe('Welcome to nginx!');
  expect(await slicesOf('web')).toHaveLength(1);
});

test('makes an EndpointSlice again that somebody deleted', async () => {
  const [
    {
      metadata: { name },
    } = { metadata: { name: '' } },
  ] = await slicesOf('web');
  await send(cluster, 'DELETE', `${slicesPath}/${name}`);
  await cluster.step(2);
  const [again] = await slicesOf('web');
  expect(again?.metadata.name).toMatch(/^web-/);
  expect(again?.metadata.name).not.toBe(name);
  expect(await wget()).toBe('Welcome to nginx!');
});

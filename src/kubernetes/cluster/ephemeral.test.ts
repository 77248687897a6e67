import { afterAll, beforeAll, expect, test } from 'vitest';
import { pod, pods, rows, send, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

let cluster: RunningCluster;
beforeAll(async () => {
  cluster = await startStudy();
  await send(cluster, 'POST', pods, pod('web', 'nginx:1.30-alpine'));
  await cluster.step(8);
});
afterAll(() => cluster.stop());

const join = (container: object) =>
  send(
    cluster,
    'PATCH',
    `${pods}/web/ephemeralcontainers`,
    { spec: { ephemeralContainers: [container] } },
    'application/strategic-merge-patch+json',
  );

test('runs a container that joins a Pod, in its network, and leaves the others as they are', async () => {
  expect(
    await join({ name: 'debugger', image: 'busybox:1.37', stdin: true, tty: true, targetContainerName: 'c' }),
  ).toMatchObject({
    status: 200,
    body: { spec: { ephemeralContainers: [{ name: 'debugger', imagePullPolicy: 'IfNotPresent' }] } },
  });
  await cluster.step(8);
  const { body } = await send(cluster, 'GET', `${pods}/web`);
  expect(body.status.ephemeralContainerStatuses).toMatchObject([{ name: 'debugger', state: { running: {} } }]);
  expect(body.status.containerStatuses).toMatchObject([{ name: 'c', restartCount: 0, ready: true }]);
  expect(
    await cluster.client.exec(
      { namespace: 'default', pod: 'web', container: 'debugger' },
      ['wget', '-qO-', '127.0.0.1'],
      '',
    ),
  ).toMatchObject({
    stdout: expect.stringContaining('Welcome to nginx!'),
    exitCode: 0,
  });
  expect(await rows(cluster, pods)).toEqual([expect.stringMatching(/^web 1\/1 Running 0 /)]);
});

test('starts it once only', async () => {
  await join({ name: 'once', image: 'busybox:1.37', command: ['sh', '-c', 'echo feito'] });
  await cluster.step(20);
  const { body } = await send(cluster, 'GET', `${pods}/web`);
  expect(body.status.ephemeralContainerStatuses).toMatchObject([
    { name: 'debugger', state: { running: {} } },
    { name: 'once', restartCount: 0, state: { terminated: { exitCode: 0, reason: 'Completed' } } },
  ]);
  expect((await send(cluster, 'GET', `${pods}/web/log?container=once`)).body).toBe('feito\n');
});

test('refuses a target that the Pod has not', async () => {
  const { status, body } = await join({ name: 'outro', image: 'busybox:1.37', targetContainerName: 'nada' });
  expect(status).toBe(422);
  expect(body.message).toBe('Pod "web" is invalid: spec.ephemeralContainers[2].targetContainerName: Not found: "nada"');
});

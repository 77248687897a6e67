import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployment, deployments, pod, pods, rows, send, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

const nowhere = { nodeSelector: { disco: 'nvme' } };
let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await startStudy();
});
afterAll(() => cluster.stop());

const events = async () =>
  ((await send(cluster, 'GET', '/api/v1/namespaces/default/events')).body.items as { reason: string }[]).map(
    ({ reason }) => reason,
  );

test('ends a Pod on no node at once, whoever deletes it', async () => {
  const web = deployment('web', 1);
  Object.assign(web.spec.template.spec, nowhere);
  await send(cluster, 'POST', deployments, web);
  await send(cluster, 'POST', pods, pod('sem-no', 'nginx:1.30-alpine', undefined, nowhere));
  await cluster.step(2);
  expect(await rows(cluster, pods)).toHaveLength(2);
  await send(cluster, 'DELETE', `${pods}/sem-no`);
  await send(cluster, 'PATCH', `${deployments}/web`, { spec: { replicas: 0 } }, 'application/merge-patch+json');
  await cluster.step(2);
  expect(await events()).toContain('SuccessfulDelete');
  expect(await rows(cluster, pods)).toEqual([]);
});

test('deletes a list of which one has gone meanwhile', async () => {
  for (const name of ['primeiro', 'segundo', 'terceiro'])
    await send(cluster, 'POST', pods, pod(name, 'nginx:1.30-alpine'));
  await cluster.step(3);
  const answers = await Promise.all(
    [pods, `${pods}/segundo`].map((path) => send(cluster, 'DELETE', `${path}?gracePeriodSeconds=0`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await rows(cluster, pods)).toEqual([]);
});

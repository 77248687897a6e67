import { expect, test } from 'vitest';
import { deployment, deployments, pod, pods, rows, send, startStudy } from './fixture.ts';

const nowhere = { nodeSelector: { disco: 'nvme' } };
const events = async (cluster: Awaited<ReturnType<typeof startStudy>>) =>
  ((await send(cluster, 'GET', '/api/v1/namespaces/default/events')).body.items as { reason: string }[]).map(({ reason }) => reason);

test('ends a Pod on no node at once, whoever deletes it', async () => {
  const cluster = await startStudy();
  const web = deployment('web', 1);
  Object.assign(web.spec.template.spec, nowhere);
  await send(cluster, 'POST', deployments, web);
  await send(cluster, 'POST', pods, pod('sem-no', 'nginx:1.29-alpine', undefined, nowhere));
  await cluster.step(2);
  expect(await rows(cluster, pods)).toHaveLength(2);
  await send(cluster, 'DELETE', `${pods}/sem-no`);
  await send(cluster, 'PATCH', `${deployments}/web`, { spec: { replicas: 0 } }, 'application/merge-patch+json');
  await cluster.step(2);
  expect(await events(cluster)).toContain('SuccessfulDelete');
  expect(await rows(cluster, pods)).toEqual([]);
  await cluster.stop();
});

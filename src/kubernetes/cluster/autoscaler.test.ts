import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployment, deployments, rows, send, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

const autoscalers = '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers';
let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await startStudy();
  await send(cluster, 'POST', deployments, deployment('web', 3));
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  await send(cluster, 'POST', autoscalers, { metadata: { name: 'web' }, spec: { scaleTargetRef, maxReplicas: 5 } });
  await cluster.step(1);
});
afterAll(() => cluster.stop());

test('shows how many replicas there are at once, and says why it cannot measure', async () => {
  expect(await rows(cluster, autoscalers)).toEqual([
    expect.stringMatching(/^web Deployment\/web cpu: <unknown>\/80% 1 5 3 \d+s$/),
  ]);
  const { status } = (await send(cluster, 'GET', `${autoscalers}/web`)).body;
  const why =
    'unable to fetch metrics from resource metrics API: ' +
    'the server could not find the requested resource (get pods.metrics.k8s.io)';
  expect(status.conditions).toEqual([
    expect.objectContaining({ type: 'AbleToScale', status: 'True', reason: 'SucceededGetScale' }),
    expect.objectContaining({
      type: 'ScalingActive',
      status: 'False',
      reason: 'FailedGetResourceMetric',
      message: expect.stringContaining(why),
    }),
  ]);
});

test('keeps its target within its bounds without any measurement', async () => {
  await send(cluster, 'PUT', `${deployments}/web/scale`, { spec: { replicas: 7 } });
  await cluster.step(16);
  expect((await send(cluster, 'GET', `${deployments}/web`)).body.spec.replicas).toBe(5);
  const events = (await send(cluster, 'GET', '/api/v1/namespaces/default/events')).body.items as {
    reason: string;
    message: string;
  }[];
  expect(events.find(({ reason }) => reason === 'SuccessfulRescale')?.message).toBe(
    'New size: 5; reason: Current number of replicas above Spec.MaxReplicas',
  );
});

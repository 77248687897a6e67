import { expect, test } from 'vitest';
import { deployment, deployments, pods, rows, send, startStudy } from './testing/fixture.ts';

test('lists 200 pods on three nodes', async () => {
  const cluster = await startStudy();
  await send(cluster, 'POST', deployments, deployment('web', 200));
  for (let waited = 0; waited < 60 && !(await rows(cluster, deployments))[0]?.startsWith('web 200/200'); waited += 1)
    await cluster.step(1);
  const start = performance.now();
  expect(await rows(cluster, pods)).toHaveLength(200);
  console.log(`a list of 200 pods: ${Math.round(performance.now() - start)} ms`);
  await cluster.stop();
});

import { Cluster } from '@ngrok/webernetes';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { installHooks } from './hooks.ts';
import { getCoreStores, type Store } from './types.ts';

let cluster: Cluster;
beforeEach(async () => {
  cluster = new Cluster({ nodes: 1 });
  installHooks(cluster);
  await cluster.init();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await cluster.close();
});

const metadata = { name: '', generateName: 'web-', namespace: 'default' };
const createMany = (store: Store, amount: number, kind: string, more: object) =>
  Promise.all(
    Array.from({ length: amount }, (_, of) =>
      store.create({ apiVersion: 'v1', kind, metadata: { ...metadata }, ...more, message: `${of}` }),
    ),
  );

test('names each event of a burst for a time of its own', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now());
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const events = await createMany(getCoreStores(cluster).events, 50, 'Event', {
    involvedObject: { kind: 'ReplicaSet', name: 'web' },
    reason: 'SuccessfulCreate',
  });
  expect(new Set(events.map((event) => event.metadata.name)).size).toBe(50);
});

test('draws another name for a Pod while the one it drew is taken', async () => {
  const spec = { containers: [{ name: 'web', image: 'nginx' }] };
  // Five letters a name: three Pods draw the same one.
  const random = vi.spyOn(Math, 'random');
  for (let letter = 0; letter < 15; letter += 1) random.mockReturnValueOnce(0);
  const pods = await createMany(getCoreStores(cluster).pods, 3, 'Pod', { spec });
  expect(new Set(pods.map((pod) => pod.metadata.name)).size).toBe(3);
  expect(pods.map((pod) => pod.metadata.name)).toContain('web-bbbbb');
});

test('gives up a name that stays taken', async () => {
  const spec = { containers: [{ name: 'web', image: 'nginx' }] };
  vi.spyOn(Math, 'random').mockReturnValue(0);
  await expect(createMany(getCoreStores(cluster).pods, 2, 'Pod', { spec })).rejects.toThrow('web-bbbbb already exists');
});

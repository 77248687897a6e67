import { Cluster } from '@ngrok/webernetes';
import { expect, test } from 'vitest';
import { Buffer } from './bytes.ts';
import { getEtcd } from './types.ts';
import { parseStoredObject } from './stored.ts';

test('reads the times of an object as dates, wherever they stand, and nothing else', () => {
  const time = '2026-01-02T03:04:05Z';
  expect(
    parseStoredObject(
      JSON.stringify({
        metadata: { creationTimestamp: time, name: time },
        spec: { template: { metadata: { creationTimestamp: null } } },
        list: [{ lastTimestamp: time }],
      }),
    ),
  ).toEqual({
    metadata: { creationTimestamp: new Date(time), name: time },
    spec: { template: { metadata: { creationTimestamp: null } } },
    list: [{ lastTimestamp: new Date(time) }],
  });
});

test.each(['', 'pod', 'ação ☸ 😀'])('gives back the text %j as Node does', (text) => {
  const real = globalThis.Buffer.from(text);
  const bytes = Buffer.from(text);
  expect([...bytes]).toEqual([...real]);
  expect(Buffer.from([...bytes]).toString()).toBe(text);
  expect(bytes.toString('latin1')).toBe(real.toString('latin1'));
});

test.each([
  ['a', 'b'],
  ['b', 'a'],
  ['ab', 'a'],
  ['a', 'ab'],
  ['a', 'a'],
  ['', 'a'],
  ['é', 'z'],
])('compares %j and %j as Node does', (left, right) => {
  expect(Buffer.from(left).compare(Buffer.from(right))).toBe(
    globalThis.Buffer.from(left).compare(globalThis.Buffer.from(right)),
  );
});

test('is what the engine keeps its values in', async () => {
  const cluster = new Cluster({ nodes: 1 });
  await cluster.etcd.put('/of/a/test').value('ok');
  const { kvs } = await getEtcd(cluster).get('/of/a/test').exec();
  expect(kvs[0]?.value).toBeInstanceOf(Buffer);
  expect(kvs[0]?.value.toString()).toBe('ok');
});

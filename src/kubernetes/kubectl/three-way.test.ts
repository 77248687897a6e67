import { expect, test } from 'vitest';
import type { Json, KubeObject } from './object.ts';
import { strategicMerge } from '../grammar/strategic-merge.ts';
import { makeThreeWayPatch } from './three-way.ts';

const pod = (spec: Json, labels?: Record<string, string>): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', ...(labels && { labels }) },
  spec,
});
const image = (name: string, tag: string, more: Json = {}): Json => ({ name, image: `${name}:${tag}`, ...more });

test('is empty when the server has what the file says, and more', () => {
  const file = pod({ containers: [image('web', '1')] });
  const server = pod({ containers: [image('web', '1', { imagePullPolicy: 'Always' })], dnsPolicy: 'ClusterFirst' });
  expect(makeThreeWayPatch(file, file, server, true)).toEqual({});
});

test('changes one container among others by its name', () => {
  const [before, after] = [
    pod({ containers: [image('web', '1'), image('log', '1')] }),
    pod({ containers: [image('web', '2'), image('log', '1')] }),
  ];
  expect(makeThreeWayPatch(before, after, before, true)).toEqual({
    spec: { containers: [{ name: 'web', image: 'web:2' }] },
  });
});

test('takes away what last time was in the file and keeps what others wrote', () => {
  const before = pod({}, { app: 'web', old: 'x' });
  const server = pod({}, { app: 'web', old: 'x', other: 'y' });
  const patch = makeThreeWayPatch(before, pod({}, { app: 'web' }), server, true);
  expect(patch).toEqual({ metadata: { labels: { old: null } } });
  expect(strategicMerge(server, patch)).toEqual(pod({}, { app: 'web', other: 'y' }));
});

test('takes away a container that left the file', () => {
  const [before, after] = [
    pod({ containers: [image('web', '1'), image('log', '1')] }),
    pod({ containers: [image('web', '1')] }),
  ];
  const patch = makeThreeWayPatch(before, after, before, true);
  expect(patch).toEqual({ spec: { containers: [{ $patch: 'delete', name: 'log' }] } });
  expect(strategicMerge(before, patch)).toEqual(after);
});

test('replaces lists whole in kinds that have no merge keys', () => {
  const [before, after] = [
    pod({ containers: [image('web', '1'), image('log', '1')] }),
    pod({ containers: [image('web', '2')] }),
  ];
  expect(makeThreeWayPatch(before, after, before, false)).toEqual({ spec: { containers: [image('web', '2')] } });
});

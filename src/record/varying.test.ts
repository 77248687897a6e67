import { expect, test } from 'vitest';
import { findVarying } from './varying.ts';

test('names what of an output is never twice the same', () => {
  expect(findVarying('servidor-web-7c5b8f6d9-x2x4z   1/1   Running   0   12s   10.244.1.3   estudo-worker')).toEqual([
    'names',
    'ips',
    'ages',
    'nodes',
  ]);
  expect(findVarying('Date: Mon, 30 Nov 2026 11:25:59 GMT')).toEqual(['times']);
});

test('names nothing of an output that is the same everywhere', () => {
  expect(findVarying('deployment.apps/servidor-web created')).toEqual([]);
  expect(findVarying('SELECTOR\n<none>')).toEqual([]);
});

import { expect, test } from 'vitest';
import { kindOf } from './command-kind.ts';

test('tells a kubectl command by its verb, whatever flags stand before it', () => {
  expect(kindOf('kubectl get pods -A')).toBe('get');
  expect(kindOf('kubectl -n kube-system get configmap kube-proxy')).toBe('get');
});

test('tells another command by its program, and one that begins with a variable as a script', () => {
  expect(kindOf('sudo snap install kubectl --classic')).toBe('snap');
  expect(kindOf('docker exec estudo-worker crictl ps')).toBe('docker');
  expect(kindOf('VERSION="$(curl x)"')).toBe('shell');
});

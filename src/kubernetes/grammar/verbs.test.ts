import { expect, test } from 'vitest';
import { getCommand } from '../kubectl/parse.ts';
import { kubectlTree } from '../kubectl/tree.ts';
import { follows, opensShell, verbs, writes } from './verbs.ts';

test('knows only commands that kubectl has', () => {
  expect(Object.keys(verbs).filter((path) => !getCommand(kubectlTree, path.split(' ')))).toEqual([]);
});

test('takes -f for a file, but for one of logs', () => {
  expect(follows('kubectl diff -f web.yaml')).toBe(false);
  expect(follows('kubectl logs web -f')).toBe(true);
  expect(follows('kubectl -n loja get pods -w | head -3')).toBe(true);
});

test.each([
  ['kubectl -n loja delete pod web', true],
  ['kubectl rollout undo deploy/web', true],
  ['kubectl rollout status deploy/web', false],
  ['kubectl config view', false],
  ['kubectl get pods && k scale deploy web --replicas=2', true],
])('says of "%s" whether it writes', (line, does) => {
  expect(writes(line)).toBe(does);
});

test('knows a shell in a Pod of its own from one in a Pod that is there', () => {
  expect(opensShell('kubectl run teste --rm -it --image=busybox -- sh')).toBe(true);
  expect(opensShell('kubectl exec -it teste -- sh')).toBe(false);
});

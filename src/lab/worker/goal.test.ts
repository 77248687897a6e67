import { expect, test } from 'vitest';
import { parseGoal } from './goal.ts';

test.each([
  ['kubectl create deployment servidor-web --image=nginx', 'exists', 'deployment', 'servidor-web'],
  ['kubectl run servidor-web --image=nginx', 'exists', 'pod', 'servidor-web'],
  ['kubectl expose deployment servidor-web --port 80 --name=web', 'exists', 'service', 'web'],
  ['kubectl expose deploy/servidor-web --port 80', 'exists', 'service', 'servidor-web'],
  ['kubectl delete deploy servidor-web', 'gone', 'deployment', 'servidor-web'],
  ['kubectl create namespace loja', 'exists', 'namespace', 'loja'],
])('reads from "%s" what the cluster will show', (line, what, kind, name) => {
  expect(parseGoal(line)).toEqual({ what, kind, name, namespace: 'default' });
});

test('takes a Deployment for scaled once that many Pods are ready', () => {
  expect(parseGoal('kubectl scale deployment servidor-web --replicas 5')).toMatchObject({
    what: 'replicas',
    name: 'servidor-web',
    replicas: 5,
  });
});

test('leaves to the exit code what changes no single object', () => {
  for (const line of [
    'kubectl get pods',
    'kubectl run dns --rm -it --image=busybox -- sh',
    'kubectl create deployment web --image=x --dry-run=client -o yaml > web.yaml',
    'kubectl delete pod -l app=web',
    'ls',
  ])
    expect(parseGoal(line)).toBeUndefined();
});

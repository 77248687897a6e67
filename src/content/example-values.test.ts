import { expect, test } from 'vitest';
import { defaults, fillValues, findValues } from './example-values.ts';
import { readContent } from './read.ts';

const mine = { name: 'api', image: 'ghcr.io/eu/minha_app:2.0', port: '3000', namespace: 'dev' };
const content = readContent(process.cwd());
const texts = [...content.commands.map(({ run }) => run), ...content.manifests.map(({ text }) => text)];

test.each([
  ['kubectl get service servidor-web-np', 'kubectl get service api-np'],
  ['kubectl rollout status deployment/servidor-web', 'kubectl rollout status deployment/api'],
  ['kubectl get pods -l app=servidor-web', 'kubectl get pods -l app=api'],
  ['nslookup servidor-web.loja.svc.cluster.local', 'nslookup api.dev.svc.cluster.local'],
  [
    'kubectl get --raw /api/v1/namespaces/default/services/servidor-web:80/proxy/',
    'kubectl get --raw /api/v1/namespaces/default/services/api:80/proxy/',
  ],
  ['kubectl apply -f servidor-web.yaml', 'kubectl apply -f servidor-web.yaml'],
  [
    'kubectl create configmap loja-config --from-literal=url=http://servidor-web.loja',
    'kubectl create configmap loja-config --from-literal=url=http://api.dev',
  ],
  [
    'kubectl run servidor-web --image=nginx:1.30-alpine --port=80',
    'kubectl run api --image=ghcr.io/eu/minha_app:2.0 --port=3000',
  ],
  [
    'kubectl expose deployment servidor-web --port 80 --target-port 80',
    'kubectl expose deployment api --port 80 --target-port 3000',
  ],
  ['kubectl create service clusterip servidor-web --tcp=80:80', 'kubectl create service clusterip api --tcp=80:3000'],
  [
    'kubectl set image deployment/servidor-web nginx=nginx:1.30',
    'kubectl set image deployment/api minha-app=ghcr.io/eu/minha_app:1.30',
  ],
  ['- name: nginx\n  image: nginx:1.30-alpine', '- name: minha-app\n  image: ghcr.io/eu/minha_app:2.0'],
  ['ports:\n  - port: 80\n    targetPort: 80', 'ports:\n  - port: 80\n    targetPort: 3000'],
  ['apiVersion: kind.x-k8s.io/v1alpha4\ncontainerPort: 80', 'apiVersion: kind.x-k8s.io/v1alpha4\ncontainerPort: 80'],
])('writes %j with the values of a reader', (text, filled) => {
  expect(fillValues(text, mine)).toBe(filled);
});

test.each([
  ['name: servidor-web # c\nlabels:\n  app: servidor-web-np', 'name: "true" # c\nlabels:\n  app: true-np'],
  ['- loja\n- name: servidor-web', '- "0x10"\n- name: "true"'],
  ['kubectl get deployment servidor-web -n loja', 'kubectl get deployment true -n 0x10'],
  ['image: nginx:1.30-alpine\ncontainerPort: 80', 'image: "12"\ncontainerPort: 3000'],
])('quotes in %j what YAML would take for something else than a text', (text, filled) => {
  expect(fillValues(text, { name: 'true', image: '12', port: '3000', namespace: '0x10' })).toBe(filled);
});

test("leaves every command and manifest as it is when the values are the example's", () => {
  for (const text of texts) expect(fillValues(text, defaults)).toBe(text);
});

test('leaves no name of the example behind but those of files', () => {
  const left = texts.flatMap((text) =>
    [...fillValues(text, mine).matchAll(/\S*servidor-web\S*|\S*nginx:1\.29-alpine\S*/g)].map(([word]) => word),
  );
  expect([...new Set(left)]).toEqual(['servidor-web.yaml']);
});

test('finds values in many commands and never two in one place', () => {
  expect(texts.filter((text) => findValues(text).length > 0).length).toBeGreaterThan(90);
  for (const text of texts)
    for (const [index, { start }] of findValues(text).entries())
      expect(start).toBeGreaterThanOrEqual(findValues(text)[index - 1]?.end ?? 0);
});

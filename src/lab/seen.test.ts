import { expect, test } from 'vitest';
import type { Client } from '../kubectl/client.ts';
import { seeLine } from './seen.ts';

const files = {
  read: async () =>
    'kind: Deployment\nmetadata: { name: web }\n---\nkind: Service\nmetadata: { name: web, namespace: loja }\n---\nkind: Ingress\nmetadata: { name: web }\n',
};

/** A cluster that has the objects at these paths. */
const cluster = (...paths: string[]) =>
  ({ request: async ({ path }: { path: string }) => ({ status: paths.includes(path) ? 200 : 404, body: '{"metadata":{}}' }) }) as unknown as Client;

const deployment = '/apis/apps/v1/namespaces/default/deployments/web';
const service = '/api/v1/namespaces/loja/services/web';

test('sees what a line made or took away', async () => {
  expect(await seeLine('kubectl create deployment web --image=x', cluster(deployment), files)).toBe(true);
  expect(await seeLine('kubectl delete deployment web', cluster(deployment), files)).toBe(false);
  expect(await seeLine('kubectl create deployment web --image=x', cluster(), files)).toBe(false);
});

test('sees that an object of a file is missing, and not whether the file made those that are there', async () => {
  expect(await seeLine('kubectl apply -f web.yaml', cluster(deployment), files)).toBe(false);
  expect(await seeLine('kubectl apply -f web.yaml', cluster(deployment, service), files)).toBeUndefined();
});

test('cannot tell of all else', async () => {
  expect(await seeLine('kubectl rollout restart deployment web', cluster(), files)).toBeUndefined();
});

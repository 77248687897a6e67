import { expect, test } from 'vitest';
import type { Client } from '../../kubernetes/index.ts';
import { seeLine } from './seen.ts';

const files = {
  read: async () =>
    'kind: Deployment\nmetadata: { name: web }\n' +
    '---\nkind: Service\nmetadata: { name: web, namespace: loja }\n---\nkind: Ingress\nmetadata: { name: web }\n',
};

/** A cluster that has the objects at these paths. */
const cluster = (...paths: string[]) =>
  ({
    request: async ({ path }: { path: string }) => ({
      status: paths.includes(path) ? 200 : 404,
      body: '{"metadata":{}}',
    }),
  }) as unknown as Client;

const deployment = '/apis/apps/v1/namespaces/default/deployments/web';
const service = '/api/v1/namespaces/loja/services/web';

const reached = async (line: string, client: Client) => (await seeLine(line, client, files)).reached;

test('sees what a line made or took away', async () => {
  expect(await reached('kubectl create deployment web --image=x', cluster(deployment))).toBe(true);
  expect(await reached('kubectl delete deployment web', cluster(deployment))).toBe(false);
  expect(await reached('kubectl create deployment web --image=x', cluster())).toBe(false);
});

test('sees that an object of a file is missing, and not whether the file made those that are there', async () => {
  expect(await reached('kubectl apply -f web.yaml', cluster(deployment))).toBe(false);
  expect(await reached('kubectl apply -f web.yaml', cluster(deployment, service))).toBeUndefined();
});

test('knows which objects a line is about', async () => {
  expect((await seeLine('kubectl apply -f web.yaml', cluster(), files)).objects).toEqual([
    'deployment/default/web',
    'service/loja/web',
  ]);
  expect((await seeLine('kubectl delete deploy web', cluster(), files)).objects).toEqual(['deployment/default/web']);
});

test('cannot tell of all else', async () => {
  expect(await seeLine('kubectl rollout restart deployment web', cluster(), files)).toMatchObject({
    objects: [],
    reached: undefined,
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'caderno-context-'));
const kubeconfig = join(folder, 'config');

/** A server that knows its version and lets nobody do anything; it keeps what was asked of it. */
const asked: string[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/json');
    if (request.url?.startsWith('/version')) return response.end(JSON.stringify({ major: '1', minor: '36', gitVersion: 'v1.36.0' }));
    response.statusCode = request.method === 'POST' ? 201 : 403;
    return response.end(
      JSON.stringify({ kind: 'SelfSubjectAccessReview', apiVersion: 'authorization.k8s.io/v1', metadata: {}, spec: {}, status: { allowed: false } }),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cluster = (name: string, url: string) => `- { name: ${name}, cluster: { server: '${url}' } }`;
  const context = (name: string) => `- { name: ${name}, context: { cluster: ${name}, user: nobody } }`;
  writeFileSync(
    kubeconfig,
    [
      'apiVersion: v1',
      'kind: Config',
      'clusters:',
      cluster('forbidden', address),
      cluster('dead', 'http://127.0.0.1:1'),
      'contexts:',
      context('forbidden'),
      context('dead'),
      'users:',
      '- { name: nobody, user: { token: x } }',
      'current-context: forbidden',
      '',
    ].join('\n'),
  );
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Runs `npm run prove` with these options; the server of this process goes on answering. */
function prove(...options: string[]): Promise<{ status: number | null; said: string }> {
  return new Promise((done) => {
    const child = spawn('node', ['scripts/prove.ts', ...options], { env: { ...process.env, KUBECONFIG: kubeconfig, NODE_OPTIONS: '' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    child.on('close', (status) => done({ status, said: said.trim() }));
  });
}

describe.skipIf(!hasKubectl)('npm run prove, with the kubectl of this machine', () => {
  test('asks for a context where none is named, though the kubeconfig has a current one', async () => {
    expect(await prove()).toEqual({ status: 2, said: 'Name the cluster: npm run prove -- --context NAME. Your kubeconfig has: dead, forbidden.' });
  });

  test('names the known contexts where an unknown one is named', async () => {
    expect(await prove('--context', 'prod')).toEqual({ status: 2, said: 'There is no context "prod". Your kubeconfig has: dead, forbidden.' });
  });

  test('says that a dead server does not answer', async () => {
    const { status, said } = await prove('--context', 'dead');
    expect(status).toBe(2);
    expect(said).toMatch(/^http:\/\/127\.0\.0\.1:1 does not answer: .*connection.*refused[^\n]*$/i);
  });

  test('creates nothing where it has no permission', async () => {
    asked.length = 0;
    const { status, said } = await prove('--context', 'forbidden');
    expect(status).toBe(2);
    expect(said).toMatch(/^You may not create namespaces on http:\/\/127\.0\.0\.1:\d+, which the proof needs\. Nothing was created\.$/);
    expect(asked.filter((request) => !request.startsWith('GET') && !request.includes('selfsubjectaccessreviews'))).toEqual([]);
  });

  test('says which topics there are where an unknown one is named', async () => {
    expect((await prove('--context', 'dead', '--topic', 'pods')).said).toMatch(/^There is no topic "pods": the topics are overview, /);
  });
});

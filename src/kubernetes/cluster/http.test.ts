import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStudy } from './fixture.ts';
import { type HttpServer, serveHttp } from './http.ts';
import type { RunningCluster } from './index.ts';

const kubectl = '/usr/bin/kubectl';

describe.skipIf(!existsSync(kubectl))('the real kubectl', () => {
  let cluster: RunningCluster;
  let server: HttpServer;
  beforeAll(async () => {
    cluster = await startStudy();
    server = await serveHttp(cluster.client);
  });
  afterAll(async () => {
    await server.close();
    await cluster.stop();
  });

  const home = mkdtempSync(join(tmpdir(), 'caderno-'));
  const run = (line: string) =>
    promisify(execFile)(kubectl, ['--server', server.url, '--cache-dir', home, ...line.split(' ')], {
      env: { HOME: home },
      timeout: 20_000,
    }).then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      (error: { stdout: string; stderr: string; code: number }) => ({
        stdout: error.stdout,
        stderr: error.stderr,
        code: error.code,
      }),
    );

  test('learns what the server has', async () => {
    expect((await run('version')).stdout).toContain('Server Version: v1.37.');
    expect((await run('api-resources --api-group=apps -o name')).stdout).toBe(
      'controllerrevisions.apps\ndaemonsets.apps\ndeployments.apps\nreplicasets.apps\nstatefulsets.apps\n',
    );
  });

  test('creates, applies, prints and deletes', async () => {
    expect(await run('create deployment web --image=nginx:1.30-alpine')).toEqual({
      stdout: 'deployment.apps/web created\n',
      stderr: '',
      code: 0,
    });
    expect((await run('create deployment web --image=nginx')).stderr).toBe(
      'error: failed to create deployment: deployments.apps "web" already exists\n',
    );
    expect((await run('rollout status deployment/web --timeout=15s')).stdout).toContain(
      'deployment "web" successfully rolled out\n',
    );
    expect((await run('get deployment web')).stdout).toMatch(
      /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb +1\/1 +1 +1 +\ds\n$/,
    );
    expect((await run('apply -f content/kind-kubectl/manifests/quebrado-campo.yaml')).stderr).toContain(
      'strict decoding error: unknown field "spec.replica"\n',
    );
    expect(await run('apply -f content/workloads/manifests/pod.yaml')).toMatchObject({
      stdout: 'pod/servidor-web created\n',
      code: 0,
    });
    expect(await run('apply -f content/workloads/manifests/pod.yaml')).toMatchObject({
      stdout: 'pod/servidor-web unchanged\n',
      code: 0,
    });
    expect((await run('get endpoints kubernetes')).stderr).toContain('Warning: v1 Endpoints is deprecated in v1.33+');
    expect(await run('delete deployment web')).toMatchObject({ stdout: 'deployment.apps "web" deleted\n', code: 0 });
  });

  test('runs programs in a container', async () => {
    await run('wait --for=condition=Ready pod/servidor-web --timeout=15s');
    expect(await run('exec servidor-web -- cat /etc/hostname')).toEqual({
      stdout: 'servidor-web\n',
      stderr: '',
      code: 0,
    });
    expect(await run('exec servidor-web -- nada')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('executable file not found in $PATH: unknown\n'),
    });
    expect((await run('logs servidor-web --tail=1')).stdout).toContain('start worker process');
  });
});

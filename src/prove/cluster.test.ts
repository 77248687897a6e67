import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startStudy } from '../cluster/fixture.ts';
import { serveHttp } from '../cluster/http.ts';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

describe.skipIf(!hasKubectl)('npm run prove on a cluster that answers over HTTP, with the kubectl of this machine', () => {
  test('runs a topic in a namespace of its own, and leaves nothing behind', { timeout: 300_000 }, async () => {
    const cluster = await startStudy();
    const server = await serveHttp(cluster.client);
    const folder = mkdtempSync(join(tmpdir(), 'caderno-cluster-'));
    const kubeconfig = join(folder, 'config');
    const config = `apiVersion: v1\nkind: Config\nclusters: [{ name: c, cluster: { server: '${server.url}' } }]\nusers: [{ name: u, user: {} }]\ncontexts: [{ name: here, context: { cluster: c, user: u } }]\n`;
    writeFileSync(kubeconfig, config);
    const namespaces = async () =>
      (
        JSON.parse((await cluster.client.request({ method: 'GET', path: '/api/v1/namespaces' })).body) as {
          items: { metadata: { name: string; deletionTimestamp?: string } }[];
        }
      ).items
        .filter(({ metadata }) => !metadata.deletionTimestamp)
        .map(({ metadata }) => metadata.name);
    const before = await namespaces();
    try {
      const said = await new Promise<string>((done) => {
        const child = spawn('node', ['scripts/prove.ts', '--context', 'here', '--topic', 'overview'], {
          env: { ...process.env, KUBECONFIG: kubeconfig, NODE_OPTIONS: '' },
        });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (text += data.toString()));
        child.on('close', () => done(text));
      });
      expect(said).toContain('overview create-deployment: ran');
      expect(said).toContain("overview kind-create-cluster: not run: kind is not run on somebody's cluster");
      expect(said).toMatch(/Kubernetes 1\.36\.\d+, kubectl v1\.\d+\.\S+: \d+ run, \d+ not as they should be, \d+ not run\./);
      console.log(said.trim().split('\n').at(-1));
      expect(await namespaces()).toEqual(before);
    } finally {
      await server.close();
      await cluster.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content } from '../../content/read.ts';

/** What the real kubectl says of a command line: it understood it, as far as it can be told without a server, or why not. */
export type Verdict = { accepts: true } | { accepts: false; says: string };

/** The real kubectl in a folder with the notebook's manifests, on a server that is not there, or on the one it is given. */
export interface Oracle {
  ask(argv: readonly string[]): Promise<Verdict>;
  stop(): void;
}

/** Whether there is a kubectl to ask. */
export const hasKubectl = (): boolean => spawnSync('kubectl', ['version', '--client']).status === 0;

/** Starts asking the server at that address; without one, kubectl can only read and understand. `stop` removes its folder. */
export async function startOracle(content: Content, address?: string): Promise<Oracle> {
  const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  const server = address ?? `https://127.0.0.1:${await deadPort()}`;
  for (const { file, text } of content.manifests) writeFileSync(join(folder, file), text);
  const deployment = content.manifests.find(({ path }) => path === 'workloads/deployment.yaml');
  writeFileSync(join(folder, 'servidor-web.yaml'), deployment?.text ?? '');
  let count = 0;
  return {
    ask: (argv) => ask(argv, folder, server, (count += 1)),
    stop: () => rmSync(folder, { recursive: true }),
  };
}

/** A port of this machine that nobody listens on: the system has just given it and got it back. */
function deadPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 1));
    });
  });
}

function ask(argv: readonly string[], folder: string, server: string, count: number): Promise<Verdict> {
  const home = join(folder, `home-${count}`);
  mkdirSync(home);
  const config = join(home, 'config');
  writeFileSync(config, kubeconfig(server));
  const env = { PATH: process.env['PATH'], HOME: home, KUBECONFIG: config, KUBE_EDITOR: 'false' };
  return new Promise((resolve) => {
    const child = execFile('kubectl', argv, { cwd: folder, env, timeout: 15_000 }, (error, stdout, stderr) =>
      resolve(error ? verdict(stderr, stdout) : { accepts: true }),
    );
    child.stdin?.end();
  });
}

const contexts = ['kind-estudo'];

function kubeconfig(server: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'none', cluster: { server } }],
    // Without a token kubectl would ask for a name and a password.
    users: [{ name: 'none', user: { token: 'none' } }],
    contexts: contexts.map((name) => ({ name, context: { cluster: 'none', user: 'none' } })),
    'current-context': contexts[0],
  });
}

/** It understood when all it misses is the server, or the object. */
function verdict(stderr: string, stdout: string): Verdict {
  const missesOnlyThat = /connection refused|did you specify the right host or port|unable to retrieve the complete list|no such host|\(NotFound\)/i.test(
    stderr + stdout,
  );
  return missesOnlyThat ? { accepts: true } : { accepts: false, says: stderr.trim().split('\n')[0] ?? '' };
}

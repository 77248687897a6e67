import { execFileSync } from 'node:child_process';
import type { Client } from '../client.ts';
import type { Twin } from './compare.ts';

/** The nodes of the notes' own cluster. */
export const nodes: { name: string; role: 'control-plane' | 'worker' }[] = [
  { name: 'estudo-control-plane', role: 'control-plane' },
  { name: 'estudo-worker', role: 'worker' },
  { name: 'estudo-worker2', role: 'worker' },
];

interface Cluster {
  client: Client;
  now(): Date;
  stop(): Promise<void>;
}

/** Puts a client behind HTTP. */
type Serve = (client: Client) => Promise<{ url: string; close(): Promise<void> }>;

/** Serves a cluster over HTTP, for both programs; `stop` ends both. */
export async function serveTwin(cluster: Cluster, serve: Serve): Promise<Twin & { stop(): Promise<void> }> {
  const { url, close } = await serve(cluster.client);
  const stop = async () => {
    await close();
    await cluster.stop();
  };
  return { client: cluster.client, now: () => cluster.now(), url, stop };
}

/** The version of the kubectl that is installed, or undefined without one. */
export function getInstalledVersion(): string | undefined {
  try {
    const { clientVersion } = JSON.parse(execFileSync('kubectl', ['version', '--client', '-o', 'json'], { encoding: 'utf8', stdio: 'pipe' })) as {
      clientVersion: { gitVersion: string };
    };
    return clientVersion.gitVersion;
  } catch {
    return undefined;
  }
}

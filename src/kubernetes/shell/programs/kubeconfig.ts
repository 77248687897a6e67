import { parse, stringify } from 'yaml';
import type { Files } from '../../kubectl/client.ts';

/** The parts of a kubeconfig that the lab writes and reads. */
export interface Kubeconfig {
  apiVersion: 'v1';
  kind: 'Config';
  clusters: { name: string; cluster: Record<string, unknown> }[];
  contexts: { name: string; context: { cluster: string; user: string; namespace?: string } }[];
  users: { name: string; user: Record<string, unknown> }[];
  'current-context': string;
}

/** The file that kubectl reads when nothing else is said. */
export const kubeconfigPath = (env: Record<string, string | undefined>) =>
  env['KUBECONFIG'] ?? `${env['HOME'] ?? ''}/.kube/config`;

/** Reads the kubeconfig; an empty one when there is no file or it is no YAML. */
export async function readKubeconfig(files: Files, path: string): Promise<Kubeconfig> {
  const empty: Kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [],
    contexts: [],
    users: [],
    'current-context': '',
  };
  try {
    return { ...empty, ...(parse(await files.read(path)) as Partial<Kubeconfig>) };
  } catch {
    return empty;
  }
}

/** Writes kind's entry for a cluster and makes it the current context. */
export async function addContext(files: Files, path: string, name: string): Promise<void> {
  const config = await readKubeconfig(files, path);
  const entry = `kind-${name}`;
  await write(files, path, {
    ...without(config, entry),
    clusters: [
      ...without(config, entry).clusters,
      { name: entry, cluster: { server: `https://127.0.0.1:${serverPort(name)}` } },
    ],
    contexts: [...without(config, entry).contexts, { name: entry, context: { cluster: entry, user: entry } }],
    users: [...without(config, entry).users, { name: entry, user: {} }],
    'current-context': entry,
  });
}

/** Takes kind's entry for a cluster out. */
export async function removeContext(files: Files, path: string, name: string): Promise<void> {
  await write(files, path, without(await readKubeconfig(files, path), `kind-${name}`));
}

/** The port of the computer on which a cluster's API server answers; always the same for a name. */
export const serverPort = (name: string) =>
  35_000 + [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_000, 7);

function without(config: Kubeconfig, entry: string): Kubeconfig {
  return {
    ...config,
    clusters: config.clusters.filter(({ name }) => name !== entry),
    contexts: config.contexts.filter(({ name }) => name !== entry),
    users: config.users.filter(({ name }) => name !== entry),
    'current-context': config['current-context'] === entry ? '' : config['current-context'],
  };
}

const write = (files: Files, path: string, config: Kubeconfig) => files.write(path, stringify(config));

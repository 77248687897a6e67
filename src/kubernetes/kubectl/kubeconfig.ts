import { stringify } from 'yaml';
import type { Context } from './client.ts';
import { Failure } from './failure.ts';
import { at, listAt, textAt, type Json } from './object.ts';
import { parseYamlDocuments } from './yaml-documents.ts';

/** A kubeconfig file, with its fields as they are. */
export interface KubeConfig extends Json {
  contexts: Json[];
  clusters: Json[];
  users: Json[];
  'current-context': string;
}

/** Reads ~/.kube/config (or the file in KUBECONFIG); undefined when there is none. Throws for one that is no YAML. */
export async function readKubeConfig(
  context: Context,
  path = kubeConfigPath(context),
): Promise<KubeConfig | undefined> {
  const text = await context.files.read(path).catch(() => undefined);
  if (text === undefined) return undefined;
  const [document] = parseYamlDocuments(text);
  if (document && 'error' in document)
    throw new Failure(`error loading config file "${path}": ${document.error.replace(/^.*?: (?=yaml: )/, '')}`);
  const config = document?.value;
  return {
    ...(config as Json),
    contexts: listAt(config, 'contexts'),
    clusters: listAt(config, 'clusters'),
    users: listAt(config, 'users'),
    'current-context': textAt(config, 'current-context'),
  };
}

/** Writes it back where it was read from. */
export function writeKubeConfig(context: Context, config: KubeConfig, path = kubeConfigPath(context)): Promise<void> {
  return context.files.write(path, printKubeConfig(config));
}

export function emptyKubeConfig(): KubeConfig {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [],
    contexts: [],
    users: [],
    preferences: {},
    'current-context': '',
  };
}

/** Where the kubeconfig is. */
export function kubeConfigPath({ env }: Context): string {
  return env['KUBECONFIG']?.split(':')[0] || `${env['HOME'] ?? ''}/.kube/config`;
}

/** The namespace that a context of the file sets, or 'default'. */
export function getContextNamespace(config: KubeConfig | undefined, name: string): string {
  return textAt(getNamed(config?.contexts, name), 'context', 'namespace') || 'default';
}

/** The server of a context, `https://127.0.0.1:6443`; kubectl's own idea of one when the file names none. */
export function getContextServer(config: KubeConfig, name: string): string {
  const cluster = textAt(getNamed(config.contexts, name), 'context', 'cluster');
  const server = textAt(getNamed(config.clusters, cluster), 'cluster', 'server');
  return server.replace(/\/$/, '') || noServer;
}

/** Where kubectl looks for a server when nothing names one. */
export const noServer = 'http://localhost:8080';

/** The entry of a list of contexts, clusters or users that has a name. */
export function getNamed(entries: Json[] | undefined, name: string): Json | undefined {
  return entries?.find((entry) => at(entry, 'name') === name);
}

function printKubeConfig(config: KubeConfig): string {
  return stringify(config, { sortMapEntries: true, indentSeq: false, lineWidth: 0 });
}

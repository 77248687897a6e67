import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from './refused.ts';

/** A kubeconfig of our own that knows one context, under the name that the notes use. */
export interface OwnContext {
  folder: string;
  env: Record<string, string | undefined>;
  server: string;
  close(): void;
}

/** The name that the notes give to their context. */
const contextOfNotes = 'kind-estudo';

/** Copies one context of the user's kubeconfig into a folder of its own. Throws Refused when there is none of that name, or no kubectl. */
export function openContext(name: string | undefined): OwnContext {
  const known = contexts();
  const list = known.length > 0 ? `Your kubeconfig has: ${known.join(', ')}.` : 'Your kubeconfig has none.';
  if (!name) throw new Refused(`Name the cluster: npm run prove -- --context NAME. ${list}`);
  if (!known.includes(name)) throw new Refused(`There is no context "${name}". ${list}`);
  const folder = mkdtempSync(join(tmpdir(), 'caderno-prove-'));
  const file = join(folder, 'kubeconfig');
  writeFileSync(file, kubectl(['config', 'view', '--minify', '--flatten', '--raw', '--context', name]).stdout);
  chmodSync(file, 0o600);
  const env = { ...process.env, KUBECONFIG: file, HOME: folder, KUBECTL_KUBERC: 'false' };
  if (name !== contextOfNotes) kubectl(['config', 'rename-context', name, contextOfNotes], env);
  kubectl(['config', 'use-context', contextOfNotes], env);
  const server = kubectl(['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}'], env).stdout;
  return { folder, env, server, close: () => rmSync(folder, { recursive: true, force: true }) };
}

function contexts(): string[] {
  const { stdout, error } = kubectl(['config', 'get-contexts', '-o', 'name']);
  if (error) throw new Refused('There is no kubectl on this machine: install it, https://kubernetes.io/docs/tasks/tools/.');
  return stdout.split('\n').filter(Boolean);
}

/** Asks the server for its version and for what may be done there. Throws Refused when it does not answer or forbids it. */
export function checkAccess({ env, server }: OwnContext): { kubernetes: string; client: string } {
  const version = kubectl(['version', '-o', 'json', '--request-timeout=10s'], env);
  const { serverVersion, clientVersion } = parseVersion(version.stdout);
  if (!serverVersion) throw new Refused(`${server} does not answer: ${lastLine(version.stderr)}`);
  for (const [verb, resource] of [
    ['create', 'namespaces'],
    ['delete', 'namespaces'],
    ['create', 'deployments.apps'],
    ['create', 'services'],
  ] as const) {
    const answer = kubectl(['auth', 'can-i', verb, resource, '--all-namespaces', '--request-timeout=10s'], env);
    if (answer.stdout.trim() !== 'yes') throw new Refused(`You may not ${verb} ${resource} on ${server}, which the proof needs. Nothing was created.`);
  }
  return { kubernetes: serverVersion.gitVersion.replace(/^v/, ''), client: clientVersion?.gitVersion ?? '' };
}

function parseVersion(text: string): { serverVersion?: { gitVersion: string }; clientVersion?: { gitVersion: string } } {
  try {
    return JSON.parse(text) as ReturnType<typeof parseVersion>;
  } catch {
    return {};
  }
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

/** Runs the kubectl of this machine; `error` when there is none. */
export function kubectl(args: string[], env: Record<string, string | undefined> = process.env) {
  return spawnSync('kubectl', args, { encoding: 'utf8', env, timeout: 60_000 });
}

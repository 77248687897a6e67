import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from './refused.ts';

/** A kubeconfig of our own that knows one context, under the name that the notes use. */
export interface OwnContext {
  /** A folder that is deleted with it: HOME of all that runs. */
  folder: string;
  env: Record<string, string | undefined>;
  server: string;
  /** Its nodes are containers of kind's. */
  isKind: boolean;
  /** Puts the kubeconfig back as it was, after a note that changed it. */
  reset(): void;
  close(): void;
}

/** The name that the notes give to their context. */
const contextOfNotes = 'kind-estudo';

/**
 * Copies one context of the user's kubeconfig into a folder of its own. Throws Refused when there is none of
 * that name, or no kubectl.
 */
export function openContext(name: string | undefined): OwnContext {
  const known = contexts();
  const list = known.length > 0 ? `Your kubeconfig has: ${known.join(', ')}.` : 'Your kubeconfig has none.';
  if (!name) throw new Refused(`Name the cluster: npm run record -- --context NAME. ${list}`);
  if (!known.includes(name)) throw new Refused(`There is no context "${name}". ${list}`);
  const folder = mkdtempSync(join(tmpdir(), 'caderno-record-'));
  mkdirSync(join(folder, '.kube'));
  const [file, kept] = [join(folder, '.kube', 'config'), join(folder, '.kube', 'kept')];
  writeFileSync(file, kubectl(['config', 'view', '--minify', '--flatten', '--raw', '--context', name]).stdout);
  chmodSync(file, 0o600);
  const env = {
    ...process.env,
    KUBECONFIG: file,
    HOME: folder,
    KUBECTL_KUBERC: 'false',
    LANG: 'C.UTF-8',
    PAGER: 'cat',
  };
  // curl draws its progress where its output is no terminal, which a reader's is.
  writeFileSync(join(folder, '.curlrc'), 'no-progress-meter\n');
  if (name !== contextOfNotes) kubectl(['config', 'rename-context', name, contextOfNotes], env);
  kubectl(['config', 'use-context', contextOfNotes], env);
  kubectl(['config', 'set-context', '--current', '--namespace='], env);
  copyFileSync(file, kept);
  const server = kubectl(['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}'], env).stdout;
  return {
    folder,
    env,
    server,
    isKind: name.startsWith('kind-'),
    reset: () => copyFileSync(kept, file),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function contexts(): string[] {
  const { stdout, error } = kubectl(['config', 'get-contexts', '-o', 'name']);
  if (error)
    throw new Refused('There is no kubectl on this machine: install it, https://kubernetes.io/docs/tasks/tools/.');
  return stdout.split('\n').filter(Boolean);
}

/** Namespaces that a study cluster has before anybody has used it. */
const ownNamespaces = /^(default|kube-.*|local-path-storage|kubernetes-dashboard)$/;

/**
 * Asks the server for its version, for what may be done there, and whether it looks like a cluster to study on: an
 * address of this machine and nobody's work in it. Throws Refused when it does not answer or forbids it, or, unless
 * `any`, when it is not for study.
 */
export function checkAccess({ env, server }: OwnContext, any = false): { kubernetes: string; kubectl: string } {
  const version = kubectl(['version', '-o', 'json', '--request-timeout=10s'], env);
  const { serverVersion, clientVersion } = parseVersion(version.stdout);
  if (!serverVersion) throw new Refused(`${server} does not answer: ${lastLine(version.stderr)}`);
  const answer = kubectl(['auth', 'can-i', '*', '*', '--all-namespaces', '--request-timeout=10s'], env);
  if (answer.stdout.trim() !== 'yes')
    throw new Refused(`You may not do everything on ${server}, which a recording needs. Nothing was created.`);
  const strange = any ? undefined : strangeness(env, server);
  if (strange)
    throw new Refused(
      `${server} does not look like a cluster to study on: ${strange}. ` +
        'A recording deletes what it finds beside its own; --any-cluster says that it may.',
    );
  return { kubernetes: toNumber(serverVersion), kubectl: toNumber(clientVersion) };
}

function strangeness(env: OwnContext['env'], server: string): string | undefined {
  if (!/^https?:\/\/(127\.|localhost|\[::1\]|0\.0\.0\.0)/.test(server)) return 'its address is not of this machine';
  const others = foreignNamespaces(env);
  if (others.length > 0) return `it has the namespaces ${others.join(', ')}`;
  const pods = kubectl(
    ['get', 'pods,services,deployments', '-n', 'default', '-o', 'jsonpath={.items[*].metadata.name}'],
    env,
  ).stdout.split(' ');
  const own = pods.filter((name) => name && name !== 'kubernetes');
  return own.length > 0 ? `in its namespace default there is ${own.join(', ')}` : undefined;
}

/** The namespaces that a new cluster does not have. */
export function foreignNamespaces(env: OwnContext['env']): string[] {
  const names = kubectl(['get', 'namespaces', '-o', 'jsonpath={.items[*].metadata.name}'], env).stdout.split(' ');
  return names.filter((name) => name && !ownNamespaces.test(name));
}

type Version = { gitVersion: string } | undefined;
const toNumber = (version: Version) => (version?.gitVersion ?? '').replace(/^v/, '');

function parseVersion(text: string): { serverVersion?: Version; clientVersion?: Version } {
  try {
    return JSON.parse(text) as ReturnType<typeof parseVersion>;
  } catch {
    return {};
  }
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

/** Runs the kubectl of this machine; `error` when there is none. */
export function kubectl(args: string[], env: Record<string, string | undefined> = process.env) {
  return spawnSync('kubectl', args, { encoding: 'utf8', env, timeout: 120_000, maxBuffer: 64 * 2 ** 20 });
}

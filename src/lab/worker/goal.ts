import { findKind, groupVersion, kubernetesKinds, parse, type Client, type Parsed } from '../../kubernetes/index.ts';

/** What a command brings about, as far as the cluster can show it. */
export type Goal =
  | { what: 'exists' | 'gone'; namespace: string; kind: string; name: string }
  | { what: 'replicas'; namespace: string; kind: string; name: string; replicas: number };

/** What the cluster shows once the command has done its work; undefined when its exit code says it all. */
export function parseGoal(line: string): Goal | undefined {
  const words = line.trim().match(/'[^']*'|"[^"]*"|[^\s'"]+/g) ?? [];
  if (
    (words[0] !== 'kubectl' && words[0] !== 'k') ||
    words.some((word) => /^[|;&<>]|^\$\(/.test(word) || word.startsWith('--dry-run'))
  )
    return undefined;
  const parsed = parse(words.slice(1));
  return 'exitCode' in parsed ? undefined : goalOf(parsed);
}

/** The object that a goal is about. */
export const goalSubject = ({ kind, namespace, name }: Goal): string => `${kind}/${namespace}/${name}`;

/** Does the cluster show it? */
export async function isReached(goal: Goal, client: Client): Promise<boolean> {
  const path = pathOf(goal);
  const { status, body } = await client.request({ method: 'GET', path });
  if (goal.what === 'gone') return status !== 200;
  if (status !== 200) return false;
  const { metadata, spec, status: state } = JSON.parse(body) as Shown;
  if (goal.what !== 'replicas') return metadata.deletionTimestamp === undefined;
  return (
    spec?.replicas === goal.replicas &&
    (state?.readyReplicas ?? 0) === goal.replicas &&
    (state?.replicas ?? 0) === goal.replicas
  );
}

interface Shown {
  metadata: { deletionTimestamp?: string };
  spec?: { replicas?: number };
  status?: { replicas?: number; readyReplicas?: number };
}

/** The kinds whose state the lab shows; all else is judged by the exit code. */
const shown = kubernetesKinds.filter(({ kind }) =>
  ['Pod', 'Service', 'Namespace', 'ConfigMap', 'Deployment'].includes(kind),
);

const kindOf = (word = '') => findKind(shown, word)?.singular;

/** The object of a manifest as a goal; undefined of a kind whose state the lab does not show. */
export function toGoal({
  kind = '',
  metadata,
}: {
  kind?: string;
  metadata?: { name?: string; namespace?: string };
}): Goal | undefined {
  const known = kindOf(kind.toLowerCase());
  return known && metadata?.name
    ? { what: 'exists', namespace: metadata.namespace ?? 'default', kind: known, name: metadata.name }
    : undefined;
}

function goalOf({ command, args, flags }: Parsed): Goal | undefined {
  const [verb, sub] = command;
  const namespace = flags.get('namespace')?.at(-1) ?? 'default';
  const [kind, name] = args[0]?.includes('/')
    ? [kindOf(args[0].split('/')[0]), args[0].split('/')[1]]
    : [kindOf(args[0]), args[1]];
  if (verb === 'create' && kindOf(sub) && args[0])
    return { what: 'exists', namespace, kind: kindOf(sub) ?? '', name: args[0] };
  if (verb === 'run' && args[0] && flags.get('rm')?.at(-1) !== 'true')
    return { what: 'exists', namespace, kind: 'pod', name: args[0] };
  if (verb === 'expose' && name)
    return { what: 'exists', namespace, kind: 'service', name: flags.get('name')?.at(-1) ?? name };
  if (verb === 'delete' && kind && name) return { what: 'gone', namespace, kind, name };
  if (verb === 'scale' && kind === 'deployment' && name)
    return { what: 'replicas', namespace, kind, name, replicas: Number(flags.get('replicas')?.at(-1)) };
  return undefined;
}

function pathOf({ kind, namespace, name }: Goal): string {
  const found = findKind(shown, kind);
  if (!found) return '';
  const scope = found.namespaced ? `/namespaces/${namespace}` : '';
  return `/${found.group ? 'apis' : 'api'}/${groupVersion(found)}${scope}/${found.name}/${name}`;
}

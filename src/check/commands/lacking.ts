import { allArgs, type Call } from './call.ts';

/** What a command asks of its arguments: how many there may be, and of which flags one must be given. */
interface Needs {
  least?: number;
  most?: number;
  oneOf?: string[][];
}

const one = { least: 1, most: 1 };

/** The commands that the simulator lacks, by what `kubectl --help` and their code say. */
const needs: Record<string, Needs> = {
  'apply edit-last-applied': { least: 1 },
  'apply set-last-applied': { most: 0, oneOf: [['filename']] },
  'auth reconcile': { most: 0, oneOf: [['filename', 'kustomize']] },
  'certificate approve': { least: 1 },
  'certificate deny': { least: 1 },
  completion: one,
  cp: { least: 2, most: 2 },
  'create clusterrole': {
    ...one,
    oneOf: [
      ['verb', 'aggregation-rule'],
      ['resource', 'non-resource-url', 'aggregation-rule'],
    ],
  },
  'create clusterrolebinding': one,
  'create cronjob': one,
  'create poddisruptionbudget': { ...one, oneOf: [['selector'], ['min-available', 'max-unavailable']] },
  'create priorityclass': one,
  'create quota': one,
  'create role': { ...one, oneOf: [['verb'], ['resource']] },
  'create rolebinding': { ...one, oneOf: [['clusterrole', 'role']] },
  'create secret docker-registry': {
    ...one,
    oneOf: [
      ['docker-username', 'from-file'],
      ['docker-password', 'from-file'],
    ],
  },
  'create secret tls': { ...one, oneOf: [['cert'], ['key']] },
  'create token': one,
  kustomize: { most: 1 },
  'set env': { least: 1 },
  'set resources': { least: 1, oneOf: [['limits', 'requests']] },
  'set selector': { least: 2 },
  'set serviceaccount': { least: 2 },
  'set subject': { least: 1, oneOf: [['user', 'group', 'serviceaccount']] },
};

/** What a command that the simulator lacks misses or has too much of, in words; undefined when it has what it needs. */
export function findLack(call: Call): string | undefined {
  const { least = 0, most = Infinity, oneOf = [] } = needs[call.command.join(' ')] ?? {};
  const count = allArgs(call).length;
  const fromFile = call.flags.has('filename') || call.flags.has('kustomize');
  if (count < least && !fromFile) return `it takes at least ${least} argument(s), not ${count}`;
  if (count > most) return `it takes at most ${most} argument(s), not ${count}`;
  const missing = oneOf.find((flags) => !flags.some((flag) => call.flags.has(flag)));
  return missing && `${missing.map((flag) => `--${flag}`).join(' or ')} must be given`;
}

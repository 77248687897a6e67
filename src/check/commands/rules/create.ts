import { flagOf } from '../call.ts';
import { has, type ArgumentRule } from './rule.ts';

const name: ArgumentRule = ({ args }) =>
  args.length === 1 ? undefined : `exactly one NAME must be given, not ${args.length}`;

const withOne =
  (...flags: string[]): ArgumentRule =>
  (call) =>
    name(call) ?? (has(call, ...flags) ? undefined : `${flags.map((flag) => `--${flag}`).join(' or ')} must be given`);

const withAll =
  (...flags: string[]): ArgumentRule =>
  (call) => {
    const missing = flags.filter((flag) => !has(call, flag));
    return (
      name(call) ??
      (missing.length > 0 ? `${missing.map((flag) => `--${flag}`).join(' and ')} must be given` : undefined)
    );
  };

const clusterIp: ArgumentRule = (call) => (flagOf(call, 'clusterip') === 'None' ? name(call) : withOne('tcp')(call));

/** What `kubectl create ...` asks of its arguments, by command. */
export const createRules: Record<string, ArgumentRule> = {
  create: (call) =>
    has(call, 'filename', 'kustomize') ? undefined : 'must specify one of -f and -k, or what to create',
  'create clusterrole': (call) =>
    name(call) ??
    (has(call, 'aggregation-rule')
      ? undefined
      : (withAll('verb')(call) ?? withOne('resource', 'non-resource-url')(call))),
  'create clusterrolebinding': name,
  'create configmap': (call) =>
    name(call) ??
    (has(call, 'from-env-file') && has(call, 'from-file', 'from-literal')
      ? '--from-env-file cannot be given with --from-file or --from-literal'
      : undefined),
  'create cronjob': name,
  'create deployment': name,
  'create ingress': withOne('rule', 'default-backend'),
  'create job': (call) =>
    withOne('image', 'from')(call) ??
    (has(call, 'image') && has(call, 'from') ? 'only one of --image and --from may be given' : undefined),
  'create namespace': name,
  'create poddisruptionbudget': (call) =>
    withAll('selector')(call) ??
    withOne('min-available', 'max-unavailable')(call) ??
    (has(call, 'min-available') && has(call, 'max-unavailable')
      ? 'only one of --min-available and --max-unavailable may be given'
      : undefined),
  'create priorityclass': name,
  'create quota': name,
  'create role': withAll('verb', 'resource'),
  'create rolebinding': (call) =>
    withOne('clusterrole', 'role')(call) ??
    (has(call, 'clusterrole') && has(call, 'role') ? 'only one of --clusterrole and --role may be given' : undefined),
  'create secret docker-registry': (call) =>
    has(call, 'from-file') ? name(call) : withAll('docker-username', 'docker-password')(call),
  'create secret generic': (call) =>
    name(call) ??
    (has(call, 'from-env-file') && has(call, 'from-file', 'from-literal')
      ? '--from-env-file cannot be given with --from-file or --from-literal'
      : undefined),
  'create secret tls': withAll('cert', 'key'),
  'create service clusterip': clusterIp,
  'create service externalname': name,
  'create service loadbalancer': withOne('tcp'),
  'create service nodeport': withOne('tcp'),
  'create serviceaccount': name,
  'create token': name,
};

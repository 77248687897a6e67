import { flagOf } from '../call.ts';
import { has, hasFile, named, oneFile, resource, updates, type ArgumentRule } from './rule.ts';

/** What the commands that read and change objects ask of their arguments. */
export const objectRules: Record<string, ArgumentRule> = {
  get: (call) =>
    has(call, 'raw') ? (call.args.length > 0 ? 'arguments may not be given when --raw is' : undefined) : resource(call),
  describe: resource,
  delete: (call) => (has(call, 'raw') ? undefined : named(call)),
  edit: resource,
  apply: oneFile,
  diff: oneFile,
  replace: (call) => (has(call, 'raw') ? undefined : oneFile(call)),
  'apply set-last-applied': oneFile,
  'apply view-last-applied': resource,
  'apply edit-last-applied': resource,
  annotate: updates('annotation'),
  label: updates('label'),
  taint: updates('taint'),
  'set env': (call) => (has(call, 'list', 'env', 'from') ? resource(call) : updates('environment variable')(call)),
  'set image': updates('CONTAINER=IMAGE'),
  'set resources': (call) =>
    named(call) ??
    (has(call, 'limits', 'requests') ? undefined : 'an update must be given with --requests or --limits'),
  'set selector': (call) =>
    call.args.length > 1 || hasFile(call) ? undefined : 'a resource and a selector must be given',
  'set serviceaccount': (call) =>
    call.args.length > (hasFile(call) ? 0 : 1) ? undefined : 'a resource and a service account must be given',
  'set subject': (call) =>
    resource(call) ??
    (has(call, 'user', 'group', 'serviceaccount')
      ? undefined
      : 'at least one of --user, --group and --serviceaccount must be given'),
  patch: (call) => {
    if (has(call, 'patch') && has(call, 'patch-file')) return '--patch and --patch-file cannot be given together';
    return has(call, 'patch', 'patch-file') ? named(call) : 'the patch must be given with --patch or --patch-file';
  },
  scale: (call) => named(call) ?? (Number(flagOf(call, 'replicas')) < 0 ? '--replicas must be 0 or more' : undefined),
  autoscale: (call) => {
    const [min, max] = [Number(flagOf(call, 'min') ?? -1), Number(flagOf(call, 'max'))];
    if (max < 1) return '--max must be 1 or more';
    return min > max ? '--max must be at least --min' : named(call);
  },
  expose: named,
  'rollout history': resource,
  'rollout pause': resource,
  'rollout restart': resource,
  'rollout resume': resource,
  'rollout status': resource,
  'rollout undo': resource,
  wait: (call) => resource(call) ?? (has(call, 'for') ? undefined : 'a condition must be given with --for'),
};

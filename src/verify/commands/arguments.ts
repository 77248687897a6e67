import { allArgs, flagOf, type Call } from './call.ts';
import type { Fault } from './index.ts';
import { commandsWithoutAction, createRules } from './create.ts';

/** What a command misses or has too much of, in words; nothing when it has what it needs. */
export type ArgumentRule = (call: Call) => string | undefined;

/** Reports arguments that the command itself refuses before it asks a server. */
export function checkArguments(call: Call): Fault[] {
  const name = call.command.join(' ');
  const complaint = commandsWithoutAction.includes(name) ? subcommand(call) : (rules[name] ?? createRules[name])?.(call);
  const code = complaint === noName ? 'missing-name' : complaint?.startsWith(ignored) ? 'ignored-arguments' : 'wrong-arguments';
  return complaint === undefined ? [] : [{ code, message: `${call.path}: ${complaint}. Its usage is: ${call.usage}`, at: call.program.at }];
}

const noName = 'a type is given but no name';
const ignored = 'the command of the container must stand behind "--"';

const subcommand: ArgumentRule = ({ args }) => (args[0] === undefined ? 'a subcommand is required' : `unknown command "${args[0]}"`);

const hasFile = ({ flags }: Call) => flags.has('filename') || flags.has('kustomize');
const has = (call: Call, ...names: string[]) => names.some((name) => call.flags.has(name));
const isUpdate = (word: string) => /^[^=][\s\S]*=|.-$/.test(word);

const oneFile: ArgumentRule = (call) => (hasFile(call) ? (call.args.length > 0 ? `unexpected arguments: ${call.args.join(' ')}` : undefined) : 'must specify one of -f and -k');
const resource: ArgumentRule = (call) => (call.args.length > 0 || hasFile(call) ? undefined : 'a resource must be given, as TYPE NAME, TYPE/NAME or -f FILENAME');
const none: ArgumentRule = (call) => (allArgs(call).length > 0 ? `it takes no arguments: ${allArgs(call).join(' ')}` : undefined);
const exactly = (count: number, what: string): ArgumentRule => (call) => (allArgs(call).length === count ? undefined : `exactly ${what} must be given, not ${allArgs(call).length} words`);

/** TYPE alone is a list for get and describe; other commands need a name, a selector or --all. */
const named: ArgumentRule = (call) => {
  const missing = resource(call);
  if (missing || hasFile(call)) return missing;
  const selects = has(call, 'selector', 'field-selector', 'all');
  const [first = '', second] = call.args;
  if (selects && second !== undefined && !first.includes('/')) return 'a name cannot be given together with a selector or --all';
  return first.includes('/') || second !== undefined || selects || call.program.args.some(({ open }) => open) ? undefined : noName;
};

/** Resources first, then what changes: key=value or key-. */
const updates = (what: string): ArgumentRule => (call) => {
  const at = call.args.findIndex(isUpdate);
  const before = { ...call, args: at < 0 ? call.args : call.args.slice(0, at) };
  const missing = named(before);
  if (missing) return missing;
  if (at < 0 && !has(call, 'list')) return `at least one ${what} must be given`;
  const late = at < 0 ? undefined : call.args.slice(at).find((word) => !isUpdate(word));
  return late === undefined ? undefined : `all resources must stand before the first ${what}: ${late}`;
};

const node: ArgumentRule = (call) => {
  const selects = has(call, 'selector');
  if (call.args.length > 0 && selects) return 'a node and a selector cannot be given together';
  return call.args.length > 0 || selects ? undefined : 'a node or a selector must be given';
};

const podOnly = (what: string): ArgumentRule => (call) => (call.args.length === 1 || hasFile(call) ? undefined : `one ${what} must be given, not ${call.args.length} words`);

const rules: Record<string, ArgumentRule> = {
  get: (call) => (has(call, 'raw') ? (call.args.length > 0 ? 'arguments may not be given when --raw is' : undefined) : resource(call)),
  describe: resource,
  delete: (call) => (has(call, 'raw') ? undefined : named(call)),
  edit: resource,
  apply: oneFile,
  diff: oneFile,
  replace: (call) => (has(call, 'raw') ? undefined : oneFile(call)),
  'apply set-last-applied': oneFile,
  'apply view-last-applied': resource,
  'apply edit-last-applied': resource,
  'auth reconcile': oneFile,
  'auth whoami': none,
  'auth can-i': (call) => {
    if (has(call, 'list')) return call.args.length > 0 ? '--list takes no arguments' : undefined;
    return [2, 3].includes(call.args.length) ? undefined : 'two or three arguments must be given: VERB RESOURCE, VERB RESOURCE/NAME or VERB RESOURCE NAME';
  },
  annotate: updates('annotation'),
  label: updates('label'),
  taint: updates('taint'),
  'set env': (call) => (has(call, 'list', 'env', 'from') ? resource(call) : updates('environment variable')(call)),
  'set image': updates('CONTAINER=IMAGE'),
  'set resources': (call) => named(call) ?? (has(call, 'limits', 'requests') ? undefined : 'an update must be given with --requests or --limits'),
  'set selector': (call) => (call.args.length > 1 || hasFile(call) ? undefined : 'a resource and a selector must be given'),
  'set serviceaccount': (call) => (call.args.length > (hasFile(call) ? 0 : 1) ? undefined : 'a resource and a service account must be given'),
  'set subject': (call) => resource(call) ?? (has(call, 'user', 'group', 'serviceaccount') ? undefined : 'at least one of --user, --group and --serviceaccount must be given'),
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
  explain: exactly(1, 'one type of resource'),
  run: runRule,
  logs: (call) => {
    const count = allArgs(call).length;
    if (count === 0 && !has(call, 'selector')) return 'a POD or TYPE/NAME must be given';
    if (count > 0 && has(call, 'selector')) return 'only a selector (-l) or a POD name is allowed';
    if (count > 2) return 'at most a POD and a CONTAINER may be given';
    return count === 2 && has(call, 'container') ? 'the container is given twice' : undefined;
  },
  attach: (call) => ([1, 2].includes(call.args.length) || hasFile(call) ? undefined : `a POD, TYPE/NAME or TYPE NAME must be given, not ${call.args.length} words`),
  exec: (call) => {
    if (call.args.length === 0 && !hasFile(call)) return 'a POD or TYPE/NAME must be given';
    if (call.args.length > (hasFile(call) ? 0 : 1)) return `${call.afterDashes ? ignored : 'exec [POD] [COMMAND] is no more, the command must stand behind "--"'}: ${call.args[0]} -- ${call.args.slice(1).join(' ')}`;
    return call.afterDashes?.length ? undefined : 'a command for the container must be given behind "--"';
  },
  cp: exactly(2, 'a source and a destination'),
  'port-forward': (call) => (call.args.length >= 2 ? undefined : 'a TYPE/NAME and at least one port must be given'),
  debug: debugRule,
  cordon: node,
  uncordon: node,
  drain: node,
  'top node': podOnlyOrNone,
  'top pod': podOnlyOrNone,
  'certificate approve': (call) => (call.args.length > 0 || hasFile(call) ? undefined : 'a certificate signing request must be given'),
  'certificate deny': (call) => (call.args.length > 0 || hasFile(call) ? undefined : 'a certificate signing request must be given'),
  completion: (call) => {
    if (call.args.length !== 1) return 'exactly one shell must be given';
    return ['bash', 'zsh', 'fish', 'powershell'].includes(call.args[0] ?? '') ? undefined : `unsupported shell "${call.args[0]}"`;
  },
  'api-resources': none,
  'api-versions': none,
  version: none,
  events: none,
  options: () => undefined,
  kustomize: (call) => (allArgs(call).length > 1 ? 'only one directory may be given' : undefined),
  'config current-context': none,
  'config get-clusters': () => undefined,
  'config use-context': exactly(1, 'one context'),
  'config set': exactly(2, 'a property and its value'),
  'config unset': exactly(1, 'one property'),
  'config delete-context': exactly(1, 'one context'),
  'config delete-cluster': exactly(1, 'one cluster'),
  'config delete-user': exactly(1, 'one user'),
  'config rename-context': exactly(2, 'an old and a new name'),
  'config set-cluster': exactly(1, 'one name'),
  'config set-credentials': exactly(1, 'one name'),
  'config set-context': (call) => (call.args.length === (has(call, 'current') ? 0 : 1) ? undefined : 'exactly one context, or --current, must be given'),
};

function podOnlyOrNone(call: Call): string | undefined {
  if (call.args.length > 1) return podOnly('name')(call);
  return call.args.length === 1 && has(call, 'selector') ? 'only one of a name and a selector may be given' : undefined;
}

function runRule(call: Call): string | undefined {
  const isOn = (name: string) => flagOf(call, name) === 'true';
  const attached = isOn('attach') || (isOn('stdin') && flagOf(call, 'attach') !== 'false');
  if (call.args.length === 0) return 'a NAME must be given before the command';
  if (isOn('tty') && !isOn('stdin')) return '-t needs -i';
  if (isOn('expose') && !has(call, 'port')) return '--expose needs --port';
  if (isOn('rm') && !attached) return '--rm needs -i or --attach';
  if (attached && !['none', undefined].includes(flagOf(call, 'dry-run'))) return '--dry-run cannot be given with -i or --attach';
  return undefined;
}

function debugRule(call: Call): string | undefined {
  const isOn = (name: string) => flagOf(call, name) === 'true';
  if (call.args.length === 0 && !hasFile(call)) return 'a POD or TYPE/NAME must be given';
  if (isOn('tty') && !isOn('stdin')) return '-t needs -i';
  if (!has(call, 'image', 'copy-to')) return 'an --image, or --copy-to, must be given';
  if (has(call, 'copy-to') && has(call, 'target')) return '--target cannot be given with --copy-to';
  return !has(call, 'copy-to') && has(call, 'replace', 'same-node', 'set-image') ? '--replace, --same-node and --set-image need --copy-to' : undefined;
}

import { allArgs, type Call } from '../call.ts';
import { exactly, has, hasFile, node, none, oneFile, type ArgumentRule } from './rule.ts';

/** What the commands about nodes, access, kubectl itself and its configuration ask of their arguments. */
export const otherRules: Record<string, ArgumentRule> = {
  'auth reconcile': oneFile,
  'auth whoami': none,
  'auth can-i': (call) => {
    if (has(call, 'list')) return call.args.length > 0 ? '--list takes no arguments' : undefined;
    return [2, 3].includes(call.args.length)
      ? undefined
      : 'two or three arguments must be given: VERB RESOURCE, VERB RESOURCE/NAME or VERB RESOURCE NAME';
  },
  explain: exactly(1, 'one type of resource'),
  cordon: node,
  uncordon: node,
  drain: node,
  'top node': podOnlyOrNone,
  'top pod': podOnlyOrNone,
  'certificate approve': (call) =>
    call.args.length > 0 || hasFile(call) ? undefined : 'a certificate signing request must be given',
  'certificate deny': (call) =>
    call.args.length > 0 || hasFile(call) ? undefined : 'a certificate signing request must be given',
  completion: (call) => {
    if (call.args.length !== 1) return 'exactly one shell must be given';
    return ['bash', 'zsh', 'fish', 'powershell'].includes(call.args[0] ?? '')
      ? undefined
      : `unsupported shell "${call.args[0]}"`;
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
  'config set-context': (call) =>
    call.args.length === (has(call, 'current') ? 0 : 1)
      ? undefined
      : 'exactly one context, or --current, must be given',
};

function podOnlyOrNone(call: Call): string | undefined {
  if (call.args.length > 1) return 'at most one name may be given';
  return call.args.length === 1 && has(call, 'selector') ? 'only one of a name and a selector may be given' : undefined;
}

import { parseDocument } from 'yaml';
import {
  checkLabel,
  findKind,
  allKinds,
  isPort,
  nameRuleOf,
  notPort,
  parseQuantity,
  reasonOf,
  verbOf,
} from '../../kubernetes/index.ts';
import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import { checkImage } from './images.ts';
import type { Fault } from './index.ts';

/** Reports values that kubectl hands on and that the API server or a node refuses: images, ports, names, patches. */
export function checkValues(call: Call, isMention: boolean): Fault[] {
  const fault = (code: string, message: string, text: string): Fault[] =>
    isOpen(call, text) ? [] : [{ code, message: `${call.path}: ${message}.`, at: placeOf(call, text) }];
  const namespace = flagOf(call, 'namespace');
  return [
    ...imagesOf(call).flatMap((image) => checkImage(image, call)),
    ...portsOf(call)
      .filter((port) => !/^\d+$/.test(port) || !isPort(Number(port)))
      .flatMap((port) => fault('bad-port', `"${port}" is no port: it ${notPort}`, port)),
    ...namesOf(call, isMention).flatMap(({ kind, name }) => {
      const wrong = nameRuleOf(kind)(name);
      return wrong.length === 0
        ? []
        : fault('bad-name', `"${name}" cannot be the name of an object: ${wrong.join('; ')}`, name);
    }),
    ...(namespace === undefined ? [] : checkLabel(namespace)).flatMap((reason) =>
      fault('bad-name', `"${namespace}" cannot be a namespace: ${reason}`, namespace ?? ''),
    ),
    ...(rules[call.command.join(' ')]?.(call) ?? []).flatMap(([text, message]) => fault('bad-value', message, text)),
  ];
}

function imagesOf(call: Call): string[] {
  const given = ['run', 'debug', 'create deployment', 'create job', 'create cronjob'].includes(call.command.join(' '))
    ? (call.flags.get('image') ?? [])
    : [];
  const set =
    call.command.join(' ') === 'set image' ? call.args.flatMap((word) => /^[^/=]+=(.*)$/.exec(word)?.[1] ?? []) : [];
  return [...given, ...set];
}

function portsOf(call: Call): string[] {
  const flag = (name: string) => (call.flags.get(name) ?? []).filter((value) => value !== '');
  const targets = flag('target-port').filter(
    (port) => !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(port) || /^\d+$/.test(port),
  );
  const tcp =
    call.command[1] === 'service'
      ? flag('tcp')
          .flatMap((pair) => pair.split(':'))
          .filter((port, index) => index % 2 === 0 || /^\d+$/.test(port))
      : [];
  const forwarded = call.command[0] === 'port-forward' ? call.args.slice(1).flatMap(forwardedPorts) : [];
  const exposed = ['run', 'expose', 'create deployment'].includes(call.command.join(' '))
    ? flag('port').flatMap((port) => port.split(','))
    : [];
  return [...exposed, ...targets, ...tcp, ...forwarded];
}

/** [LOCAL:]REMOTE; LOCAL may be empty or 0, REMOTE may be the name of a port. */
function forwardedPorts(pair: string): string[] {
  const [first = '', second, ...rest] = pair.split(':');
  if (rest.length > 0) return [pair];
  const local = second === undefined || first === '' || first === '0' ? [] : [first];
  const remote = second ?? first;
  return /^[a-z0-9-]*[a-z][a-z0-9-]*$/.test(remote) ? local : [...local, remote];
}

/** Names that objects are made with, or found by. */
function namesOf(call: Call, isMention: boolean): { kind: string; name: string }[] {
  const [verb = '', made] = call.command;
  const [first = '', ...others] = call.args;
  const named = (word: string, names: readonly string[]) => {
    const kind = findKind(allKinds, word)?.kind ?? '';
    return names.filter(Boolean).map((name) => ({ kind, name }));
  };
  if (verb === 'create' && made) return named(made, call.args);
  if (verb === 'run' || (verb === 'exec' && !first.includes('/'))) return named('pod', [first]);
  if (isMention || verbOf(call.command).takes !== 'kinds' || ['explain', 'set', 'rollout', 'taint'].includes(verb))
    return [];
  if (first.includes('/'))
    return call.args.flatMap((word) => {
      const [kind = '', name = ''] = word.split('/');
      return named(kind, [name]);
    });
  return named(
    first,
    others.filter((word) => !/=|.-$/.test(word)),
  );
}

type Complaint = [text: string, message: string];

const rules: Record<string, (call: Call) => Complaint[]> = {
  'create cronjob': (call) => {
    const schedule = flagOf(call, 'schedule') ?? '';
    return /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/.test(schedule) ||
      schedule.trim().split(/\s+/).length === 5
      ? []
      : [[schedule, `the schedule "${schedule}" must have five fields`]];
  },
  expose: (call) => [
    ...oneOf(call, 'type', ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']),
    ...oneOf(call, 'protocol', ['TCP', 'UDP', 'SCTP']),
  ],
  patch: patchRule,
  autoscale: (call) =>
    ['cpu', 'memory'].flatMap((flag): Complaint[] => {
      const value = (flagOf(call, flag) ?? '').replace(/%$/, '');
      const reason = value === '' ? undefined : reasonOf(parseQuantity, value);
      return reason === undefined ? [] : [[value, `--${flag}: ${reason}`]];
    }),
  cp: (call) =>
    call.args.length === 2 && !call.args.some((path) => path.includes(':'))
      ? [[call.args[0] ?? '', 'one of source and destination must be in a pod: [NAMESPACE/]POD:PATH']]
      : [],
};

function oneOf(call: Call, flag: string, known: readonly string[]): Complaint[] {
  const value = flagOf(call, flag);
  return value === undefined || known.includes(value)
    ? []
    : [[value, `--${flag} takes ${known.filter(Boolean).join(', ')}, not "${value}"`]];
}

function patchRule(call: Call): Complaint[] {
  const patch = flagOf(call, 'patch');
  if (!patch) return [];
  const document = parseDocument(patch);
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (typeof value !== 'object' || value === null)
    return [[patch, `the patch "${patch}" is neither JSON nor YAML of an object`]];
  const isList = Array.isArray(value);
  if (isList !== (flagOf(call, 'type') === 'json'))
    return [[patch, isList ? 'a list of operations needs --type=json' : '--type=json needs a list of operations']];
  return [];
}

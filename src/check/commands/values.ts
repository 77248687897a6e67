import { parseDocument } from 'yaml';
import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import { checkImage } from './images.ts';
import type { Fault } from './index.ts';
import { allKinds, findKind } from '../../kubernetes/index.ts';

/** Reports values that kubectl or the API server refuses: images, ports, names, pairs, patches, conditions. */
export function checkValues(call: Call, isMention: boolean): Fault[] {
  const name = call.command.join(' ');
  const fault = (code: string, message: string, text: string): Fault[] =>
    isOpen(call, text) ? [] : [{ code, message: `${call.path}: ${message}.`, at: placeOf(call, text) }];
  const faults = [
    ...imagesOf(call).flatMap((image) => checkImage(image, call)),
    ...portsOf(call)
      .filter((port) => !isPort(port))
      .flatMap((port) => fault('bad-port', `"${port}" is no port: a number from 1 to 65535`, port)),
    ...namesOf(call, isMention)
      .filter((each) => !dnsName.test(each))
      .flatMap((each) =>
        fault('bad-name', `"${each}" cannot be the name of an object: small letters, digits and "-"`, each),
      ),
    ...(rules[name]?.(call) ?? []).flatMap(([text, message]) => fault('bad-value', message, text)),
    ...pairFlags
      .flatMap((flag) => (name === 'debug' || name === 'set env' ? [] : (call.flags.get(flag) ?? [])))
      .filter((pair) => !/^[^=]+=/.test(pair))
      .flatMap((pair) => fault('bad-value', `"${pair}" must be KEY=VALUE`, pair)),
  ];
  const kinds = (call.flags.get('prune-allowlist') ?? []).filter((kind) => kind.split('/').length !== 3);
  faults.push(
    ...kinds.flatMap((kind) =>
      fault('bad-value', `"${kind}" must be GROUP/VERSION/KIND, "core" for the first group`, kind),
    ),
  );
  const namespace = flagOf(call, 'namespace');
  return namespace === undefined || dnsLabel.test(namespace)
    ? faults
    : [
        ...faults,
        ...fault(
          'bad-name',
          `"${namespace}" cannot be a namespace: small letters, digits and "-", at most 63`,
          namespace,
        ),
      ];
}

const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const dnsName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const pairFlags = ['from-literal', 'env', 'annotations', 'annotation'];

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

const isPort = (text: string) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;

/** Names that objects are made with, or found by. */
function namesOf(call: Call, isMention: boolean): string[] {
  const [verb, kind] = call.command;
  if (verb === 'create' && kind && !['clusterrole', 'clusterrolebinding', 'role', 'rolebinding'].includes(kind))
    return call.args;
  if (verb === 'run' || (verb === 'exec' && !call.args[0]?.includes('/'))) return call.args.slice(0, 1);
  const [first = '', ...others] = call.args;
  if (
    isMention ||
    !['get', 'describe', 'delete', 'scale', 'autoscale', 'expose', 'edit', 'label', 'annotate', 'patch'].includes(
      verb ?? '',
    )
  )
    return [];
  if (first.includes('/'))
    return call.args
      .filter((word) => !/role|user|group/i.test(word))
      .map((word) => word.split('/')[1] ?? '')
      .filter(Boolean);
  return /rbac/.test(findKind(allKinds, first)?.group ?? '') ? [] : others.filter((word) => !/=|.-$/.test(word));
}

type Complaint = [text: string, message: string];

const ingressRule = /^(?<host>[\w*][\w.*-]*)?(?<path>\/[^=]*)=(?<service>[^:]+):(?<port>[^:,]+)(,tls(=.*)?)?$/;

const rules: Record<string, (call: Call) => Complaint[]> = {
  'create ingress': (call) =>
    (call.flags.get('rule') ?? [])
      .filter((rule) => !ingressRule.test(rule))
      .map((rule) => [rule, `the rule "${rule}" must be host/path=service:port[,tls[=secret]]`]),
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
  run: (call) => oneOf(call, 'image-pull-policy', ['Always', 'IfNotPresent', 'Never', '']),
  patch: patchRule,
  wait: (call) =>
    (call.flags.get('for') ?? [])
      .filter((value) => !/^(delete|create|condition=[^=]+(=.*)?|jsonpath=.+)$/i.test(value))
      .map((value) => [
        value,
        `--for takes create, delete, condition=NAME[=VALUE] or jsonpath={PATH}[=VALUE], not "${value}"`,
      ]),
  logs: (call) =>
    Number(flagOf(call, 'tail') ?? 0) < -1 ? [[flagOf(call, 'tail') ?? '', '--tail must be -1 or more']] : [],
  autoscale: (call) =>
    ['cpu', 'memory'].flatMap((flag): Complaint[] => {
      const value = flagOf(call, flag) ?? '';
      return value === '' || /^\d+%?$|^\d+(\.\d+)?(m|k|M|G|Ki|Mi|Gi)$/.test(value)
        ? []
        : [[value, `--${flag} takes a percentage like 50% or a quantity like 500m, not "${value}"`]];
    }),
  'port-forward': (call) =>
    call.args
      .slice(1)
      .filter((pair) => pair.endsWith(':'))
      .map((pair) => [pair, `"${pair}" has no remote port`]),
  cp: (call) =>
    call.args.length === 2 && !call.args.some((path) => path.includes(':'))
      ? [[call.args[0] ?? '', 'one of source and destination must be in a pod: [NAMESPACE/]POD:PATH']]
      : [],
  taint: (call) =>
    call.args
      .filter((word) => /[=:]/.test(word) && !/^[^=:]+(=[^:]*)?:(NoSchedule|PreferNoSchedule|NoExecute)-?$/.test(word))
      .map((word) => [
        word,
        `the taint "${word}" must be KEY[=VALUE]:EFFECT, with NoSchedule, PreferNoSchedule or NoExecute`,
      ]),
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

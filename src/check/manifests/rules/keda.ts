import { didYouMean } from '../../../content/finding.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { entriesAt, itemsAt, numberAt, printPath, textAt, type Path } from '../value.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';
import { checkServicePort, checkTarget } from './targets.ts';
import { otherTriggers, triggers } from './triggers.ts';

/** A ScaledObject scales something that there is, between bounds that hold, by triggers that say what they need. */
export const keda: Rule = (document, world) => {
  if (!document.apiVersion.startsWith('keda.sh/') || !document.kind.startsWith('Scaled')) return [];
  const target = textAt(document.value, 'spec', 'scaleTargetRef', 'name');
  const kind = textAt(document.value, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment';
  return [
    ...(target
      ? checkTarget(document, world, kind, {
          name: target,
          path: ['spec', 'scaleTargetRef', 'name'],
          code: 'scale-target-names-nothing',
        })
      : []),
    ...checkBounds(document),
    ...itemsAt(document.value, 'spec', 'triggers').flatMap(({ item, path }) =>
      checkTrigger(document, world, item, path),
    ),
  ];
};

function checkBounds({ kind, value }: ManifestDocument): Problem[] {
  const most = numberAt(value, 'spec', 'maxReplicaCount') ?? 100;
  const least = numberAt(value, 'spec', 'minReplicaCount') ?? 0;
  const idle = numberAt(value, 'spec', 'idleReplicaCount');
  const negative = ['minReplicaCount', 'maxReplicaCount', 'pollingInterval', 'cooldownPeriod'].filter(
    (field) => (numberAt(value, 'spec', field) ?? 0) < 0,
  );
  return [
    ...negative.map((field) => ({
      path: ['spec', field],
      code: 'bad-value',
      message: `${kind}.spec.${field} is negative.`,
    })),
    ...(least > most
      ? [
          {
            path: ['spec', 'maxReplicaCount'],
            code: 'bad-value',
            message:
              `${kind}.spec.maxReplicaCount is ${most} and minReplicaCount ${least}: ` +
              'the most is at least the least.',
          },
        ]
      : []),
    ...(idle !== undefined && idle >= least
      ? [
          {
            path: ['spec', 'idleReplicaCount'],
            code: 'bad-value',
            message: `${kind}.spec.idleReplicaCount is ${idle}: it must be less than minReplicaCount, ${least}.`,
          },
        ]
      : []),
  ];
}

function checkTrigger(document: ManifestDocument, world: World, trigger: unknown, path: Path): Problem[] {
  const type = textAt(trigger, 'type') ?? '';
  const known = triggers[type];
  const where = `${document.kind}.${printPath(path)}`;
  if (!known) {
    const names = [...Object.keys(triggers), ...otherTriggers];
    const hint = names.includes(type) ? '' : didYouMean(type, names);
    return hint
      ? [
          {
            path: [...path, 'type'],
            code: 'bad-value',
            message: `${where}.type is "${type}", no trigger of KEDA.${hint}`,
          },
        ]
      : [];
  }
  const given = entriesAt(trigger, 'metadata').map(([key]) => key);
  const all = [...known.needs.flat(), ...known.may];
  const unknown = given.filter((key) => !all.includes(key) && !key.endsWith('FromEnv'));
  // What a TriggerAuthentication gives need not stand here.
  const missing = textAt(trigger, 'authenticationRef', 'name')
    ? []
    : known.needs.filter((group) => !group.some((key) => given.includes(key)));
  return [
    ...unknown.map((key) => ({
      path: [...path, 'metadata', key],
      code: 'unknown-field',
      message:
        `${where}.metadata.${key} is nothing ` +
        `that the trigger ${type} takes.${didYouMean(key, all) || ` It takes ${all.join(', ')}.`}`,
    })),
    ...missing
      .filter((group) => !unknown.some((key) => group.some((needed) => didYouMean(key, all).includes(`"${needed}"`))))
      .map((group) => ({
        path: [...path, 'metadata'],
        code: 'missing-field',
        message: `${where}.metadata.${group[0] ?? ''} is missing: the trigger ${type} requires it.`,
      })),
    ...checkValues(document, world, trigger, path),
  ];
}

const cron = /^(\S+\s+){4}\S+$/;
const zones = new Set(Intl.supportedValuesOf('timeZone').concat('UTC'));

function checkValues(document: ManifestDocument, world: World, trigger: unknown, path: Path): Problem[] {
  const where = `${document.kind}.${printPath(path)}.metadata`;
  const bad = (key: string, right: string) => ({
    path: [...path, 'metadata', key],
    code: 'bad-value',
    message: `${where}.${key} is "${textAt(trigger, 'metadata', key) ?? ''}": it must be ${right}.`,
  });
  const check = (key: string, right: string, holds: (text: string) => boolean) => {
    const text = textAt(trigger, 'metadata', key);
    return text === undefined || holds(text) ? [] : [bad(key, right)];
  };
  const same =
    textAt(trigger, 'metadata', 'start') !== undefined &&
    textAt(trigger, 'metadata', 'start') === textAt(trigger, 'metadata', 'end');
  return [
    ...['start', 'end'].flatMap((key) =>
      check(key, 'five fields of cron: minute, hour, day, month, day of the week', (text) => cron.test(text)),
    ),
    ...(same ? [bad('end', 'another time than start')] : []),
    ...check(
      'timezone',
      'a time zone of the IANA list, like America/Sao_Paulo',
      (text) => zones.has(text) || text.startsWith('Etc/'),
    ),
    ...['desiredReplicas', 'listLength', 'activationListLength', 'databaseIndex'].flatMap((key) =>
      check(key, 'a number in quotes', (text) => /^\d+$/.test(text)),
    ),
    ...(textAt(trigger, 'type') === 'redis'
      ? [
          ...check('address', 'host:port', (text) => /^[^:]+:\d+$/.test(text)),
          ...checkAddress(document, world, textAt(trigger, 'metadata', 'address'), [...path, 'metadata', 'address']),
        ]
      : []),
  ];
}

/** An address within the cluster names a Service and a port of it. */
function checkAddress(document: ManifestDocument, world: World, address: string | undefined, path: Path): Problem[] {
  const [, name, namespace = '', port] =
    /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?:(\d+)$/.exec(address ?? '') ?? [];
  if (!name) return [];
  const there = { ...document, namespace };
  return [
    ...checkTarget(there, world, 'Service', { name, path, code: 'address-names-nothing' }),
    ...checkServicePort(there, world, name, { port: Number(port), path, code: 'address-names-nothing' }),
  ];
}

import { didYouMean } from '../../../content/finding.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { containersOf, podOf, portsOf } from '../pods.ts';
import { entriesAt, numberAt, printPath, textAt, valueAt, type Path } from '../value.ts';
import { checkPort as checkNumber } from './ports.ts';
import type { Rule } from './rule.ts';

const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];

/** A probe or hook does one thing, on a port that its container has. */
export const probes: Rule = (document) => {
  const pod = podOf(document);
  return (pod ? containersOf(pod) : []).flatMap((container) => {
    const names = portsOf(container).flatMap(({ name }) => name ?? []);
    const places: Path[] = [
      ['livenessProbe'],
      ['readinessProbe'],
      ['startupProbe'],
      ['lifecycle', 'postStart'],
      ['lifecycle', 'preStop'],
    ];
    return places
      .filter((place) => valueAt(container.item, place) !== undefined)
      .flatMap((place) => {
        const path = [...container.path, ...place];
        const probe = valueAt(container.item, place);
        return [
          ...checkHandler(document, probe, path),
          ...checkPort(document, probe, path, names),
          ...checkNumbers(document, probe, path),
        ];
      });
  });
};

function checkHandler({ kind }: ManifestDocument, probe: unknown, path: Path): Problem[] {
  const found = entriesAt(probe)
    .map(([key]) => key)
    .filter((key) => handlers.includes(key));
  if (found.length === 1) return [];
  const message =
    found.length === 0 ? 'does nothing: give exec, httpGet, tcpSocket or grpc' : `has ${found.join(' and ')}: give one`;
  return [{ path, code: 'two-of-one', message: `${kind}.${printPath(path)} ${message}.` }];
}

function checkPort({ kind }: ManifestDocument, probe: unknown, path: Path, names: string[]): Problem[] {
  return ['httpGet', 'tcpSocket', 'grpc'].flatMap((handler) => {
    const port = valueAt(probe, [handler, 'port']);
    const own = [...path, handler, 'port'];
    if (typeof port === 'number') return checkNumber(kind, port, own);
    if (typeof port !== 'string' || names.includes(port)) return [];
    const hint = /^\d+$/.test(port)
      ? ` Write the number without quotes: ${port}.`
      : didYouMean(port, names) || (names.length > 0 ? ` It has ${names.join(', ')}.` : '');
    return [
      {
        path: own,
        code: 'probe-port-names-nothing',
        message: `${kind}.${printPath(own)} is "${port}" and the container has no port of that name.${hint}`,
      },
    ];
  });
}

function checkNumbers({ kind }: ManifestDocument, probe: unknown, path: Path): Problem[] {
  const least: Record<string, number> = {
    initialDelaySeconds: 0,
    periodSeconds: 0,
    timeoutSeconds: 0,
    failureThreshold: 0,
    successThreshold: 0,
  };
  const once = /(liveness|startup)Probe$/.test(String(path.at(-1))) && (numberAt(probe, 'successThreshold') ?? 1) > 1;
  return [
    ...Object.entries(least)
      .filter(([field, minimum]) => (numberAt(probe, field) ?? minimum) < minimum)
      .map(([field]) => ({
        path: [...path, field],
        code: 'bad-value',
        message: `${kind}.${printPath(path)}.${field} is ${numberAt(probe, field) ?? ''}: it cannot be negative.`,
      })),
    ...(once
      ? [
          {
            path: [...path, 'successThreshold'],
            code: 'bad-value',
            message: `${kind}.${printPath(path)}.successThreshold must be 1: only a readinessProbe may ask for more.`,
          },
        ]
      : []),
    ...(textAt(probe, 'httpGet', 'path') === ''
      ? [
          {
            path: [...path, 'httpGet', 'path'],
            code: 'bad-value',
            message: `${kind}.${printPath(path)}.httpGet.path is empty: leave it out or give a path.`,
          },
        ]
      : []),
  ];
}

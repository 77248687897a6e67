import { checkSubdomain } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { entriesAt, itemsAt, printPath, textAt, valueAt, type Path } from '../value.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';
import { checkServicePort, checkTarget } from './targets.ts';

/** An Ingress has rules, and its backends name Services and their ports. */
export const ingress: Rule = (document, world) => {
  if (document.kind !== 'Ingress' || document.apiVersion !== 'networking.k8s.io/v1') return [];
  const rules = itemsAt(document.value, 'spec', 'rules');
  const none = rules.length === 0 && valueAt(document.value, ['spec', 'defaultBackend']) === undefined;
  return [
    ...(none
      ? [
          {
            path: ['spec'],
            code: 'missing-field',
            message: 'Ingress.spec has neither rules nor defaultBackend: give one of them.',
          },
        ]
      : []),
    ...checkBackend(document, world, ['spec', 'defaultBackend']),
    ...rules.flatMap(({ item, path }) => [
      ...checkHost(textAt(item, 'host'), [...path, 'host']),
      ...itemsAt(document.value, ...path, 'http', 'paths').flatMap((rule) => [
        ...checkPath(rule.item, rule.path),
        ...checkBackend(document, world, [...rule.path, 'backend']),
      ]),
    ]),
  ];
};

/** A host is a name, with `*.` before it or not, and no address. */
export function checkHost(host: string | undefined, path: Path, kind = 'Ingress'): Problem[] {
  const plain = host?.replace(/^\*\./, '');
  if (!host || (plain && checkSubdomain(plain).length === 0 && !/^\d+(\.\d+){3}$/.test(plain))) return [];
  return [
    {
      path,
      code: 'bad-host',
      message:
        `${kind}.${printPath(path)} is "${host}": ` +
        'it must be a DNS name like app.localhost, without port or path; *. may stand before it.',
    },
  ];
}

function checkPath(rule: unknown, path: Path): Problem[] {
  const found = textAt(rule, 'path');
  const type = textAt(rule, 'pathType');
  if (type === 'ImplementationSpecific' && !found) return [];
  if (found === undefined && type !== undefined)
    return [
      {
        path,
        code: 'missing-field',
        message: `Ingress.${printPath(path)}.path is missing: pathType ${type} needs one.`,
      },
    ];
  return found === undefined || found.startsWith('/')
    ? []
    : [
        {
          path: [...path, 'path'],
          code: 'bad-value',
          message: `Ingress.${printPath(path)}.path is "${found}": it must begin with /.`,
        },
      ];
}

function checkBackend(document: ManifestDocument, world: World, path: Path): Problem[] {
  const backend = valueAt(document.value, path);
  if (backend === undefined) return [];
  const name = textAt(backend, 'service', 'name');
  const where = `Ingress.${printPath(path)}`;
  if (entriesAt(backend).length !== 1)
    return [
      {
        path,
        code: 'two-of-one',
        message: `${where} has ${
          entriesAt(backend)
            .map(([key]) => key)
            .join(' and ') || 'nothing'
        }: give service or resource.`,
      },
    ];
  if (name === undefined) return [];
  const port = [...path, 'service', 'port'];
  const ports = entriesAt(document.value, ...port);
  if (ports.length !== 1)
    return [
      {
        path: port,
        code: 'two-of-one',
        message:
          `${where}.service.port has ${ports.map(([key]) => key).join(' and ') || 'nothing'}: ` +
          'give number or name.',
      },
    ];
  return [
    ...checkTarget(document, world, 'Service', {
      name,
      path: [...path, 'service', 'name'],
      code: 'backend-names-nothing',
    }),
    ...checkServicePort(document, world, name, {
      port: ports[0]?.[1],
      path: [...port, ports[0]?.[0] ?? ''],
      code: 'backend-port-names-nothing',
    }),
  ];
}

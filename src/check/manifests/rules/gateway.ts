import { didYouMean } from '../../../content/finding.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { entriesAt, itemsAt, numberAt, printChoice, printPath, textAt, valueAt, type Path } from '../value.ts';
import { findAll, type World } from '../world.ts';
import { repeated } from './containers.ts';
import { checkHost } from './ingress.ts';
import { checkPort } from './ports.ts';
import type { Rule } from './rule.ts';
import { checkServicePort, checkTarget } from './targets.ts';

const protocols = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];

/** A Gateway listens, and a route names a Gateway and the Services behind it. */
export const gateway: Rule = (document, world) => {
  if (!document.apiVersion.startsWith('gateway.networking.k8s.io/')) return [];
  if (document.kind === 'Gateway') return checkListeners(document);
  return document.kind.endsWith('Route') ? [...checkParents(document, world), ...checkRules(document, world)] : [];
};

function checkListeners(document: ManifestDocument): Problem[] {
  const listeners = itemsAt(document.value, 'spec', 'listeners');
  return [
    ...(Array.isArray(valueAt(document.value, ['spec', 'listeners'])) && listeners.length === 0
      ? [
          {
            path: ['spec', 'listeners'],
            code: 'missing-field',
            message: 'Gateway.spec.listeners is empty: a Gateway listens on at least one port.',
          },
        ]
      : []),
    ...repeated(
      document,
      listeners.map(({ item, path }) => ({ name: textAt(item, 'name') ?? '', path: [...path, 'name'] })),
      'a listener',
    ),
    ...listeners.flatMap(({ item, path }) => [
      ...checkPort('Gateway', numberAt(item, 'port'), [...path, 'port']),
      ...checkProtocol(item, path),
      ...checkHost(textAt(item, 'hostname'), [...path, 'hostname'], 'Gateway'),
      ...(textAt(item, 'protocol') === 'HTTPS' && valueAt(item, ['tls']) === undefined
        ? [
            {
              path,
              code: 'missing-field',
              message: `Gateway.${printPath(path)}.tls is missing: HTTPS needs a certificate.`,
            },
          ]
        : []),
    ]),
  ];
}

function checkProtocol(listener: unknown, path: Path): Problem[] {
  const protocol = textAt(listener, 'protocol') ?? 'HTTP';
  // A vendor's own has a domain: example.com/foo.
  if (protocols.includes(protocol) || protocol.includes('/')) return [];
  return [
    {
      path: [...path, 'protocol'],
      code: 'bad-value',
      message:
        `Gateway.${printPath(path)}.protocol is "${protocol}": ` +
        `it must be ${printChoice(protocols)}.${didYouMean(protocol, protocols)}`,
    },
  ];
}

function checkParents(document: ManifestDocument, world: World): Problem[] {
  return itemsAt(document.value, 'spec', 'parentRefs').flatMap(({ item, path }) => {
    const name = textAt(item, 'name');
    const elsewhere = (textAt(item, 'kind') ?? 'Gateway') !== 'Gateway' || textAt(item, 'namespace') !== undefined;
    if (name === undefined || elsewhere) return [];
    return [
      ...checkTarget(document, world, 'Gateway', { name, path: [...path, 'name'], code: 'parent-names-nothing' }),
      ...checkSection(document, world, item, path),
    ];
  });
}

function checkSection(document: ManifestDocument, world: World, parent: unknown, path: Path): Problem[] {
  const section = textAt(parent, 'sectionName');
  const gateways = findAll(world, document, 'Gateway').filter(({ name }) => name === textAt(parent, 'name'));
  const names = gateways
    .flatMap(({ value }) => itemsAt(value, 'spec', 'listeners'))
    .flatMap(({ item }) => textAt(item, 'name') ?? []);
  if (section === undefined || names.length === 0 || names.includes(section)) return [];
  return [
    {
      path: [...path, 'sectionName'],
      code: 'parent-names-nothing',
      message:
        `${document.kind}.${printPath(path)}.sectionName is "${section}" ` +
        `and the Gateway has the listeners ${names.join(', ')}.`,
    },
  ];
}

function checkRules(document: ManifestDocument, world: World): Problem[] {
  return [
    ...itemsAt(document.value, 'spec', 'hostnames').flatMap(({ item, path }) =>
      checkHost(typeof item === 'string' ? item : undefined, path, document.kind),
    ),
    ...itemsAt(document.value, 'spec', 'rules').flatMap((rule) => [
      ...itemsAt(rule.item, 'matches').flatMap(({ item, path }) => checkMatch(document, item, [...rule.path, ...path])),
      ...itemsAt(rule.item, 'backendRefs').flatMap(({ item, path }) =>
        checkBackend(document, world, item, [...rule.path, ...path]),
      ),
    ]),
  ];
}

function checkMatch({ kind }: ManifestDocument, match: unknown, path: Path): Problem[] {
  const value = textAt(match, 'path', 'value');
  if (value === undefined || value.startsWith('/') || textAt(match, 'path', 'type') === 'RegularExpression') return [];
  return [
    {
      path: [...path, 'path', 'value'],
      code: 'bad-value',
      message: `${kind}.${printPath(path)}.path.value is "${value}": it must begin with /.`,
    },
  ];
}

function checkBackend(document: ManifestDocument, world: World, backend: unknown, path: Path): Problem[] {
  const name = textAt(backend, 'name');
  const isService = (textAt(backend, 'kind') ?? 'Service') === 'Service' && !textAt(backend, 'group');
  if (name === undefined || !isService || entriesAt(backend).length === 0) return [];
  const port = valueAt(backend, ['port']);
  if (port === undefined)
    return [
      {
        path,
        code: 'missing-field',
        message: `${document.kind}.${printPath(path)}.port is missing: a Service is named with its port.`,
      },
    ];
  if (textAt(backend, 'namespace') !== undefined) return checkPort(document.kind, port, [...path, 'port']);
  return [
    ...checkPort(document.kind, port, [...path, 'port']),
    ...checkTarget(document, world, 'Service', { name, path: [...path, 'name'], code: 'backend-names-nothing' }),
    ...checkServicePort(document, world, name, { port, path: [...path, 'port'], code: 'backend-port-names-nothing' }),
  ];
}

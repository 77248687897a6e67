import { isIP } from 'node:net';
import { didYouMean } from '../../../content/finding.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { containersOf, portsOf, type PodSource } from '../pods.ts';
import { entriesAt, itemsAt, numberAt, textAt, valueAt } from '../value.ts';
import { findPods } from '../world.ts';
import type { Rule } from './rule.ts';

/** A Service has ports, finds Pods, and its targetPorts name ports of these. */
export const services: Rule = (document, world) => {
  if (document.kind !== 'Service' || document.apiVersion !== 'v1') return [];
  const pods = findPods(world, document);
  const wanted = entriesAt(document.value, 'spec', 'selector');
  const selected = pods?.filter(({ labels }) => wanted.every(([key, value]) => labels[key] === value));
  return [
    ...checkPorts(document),
    ...checkType(document),
    ...checkSelected(wanted, pods, selected),
    ...(selected ? checkTargets(document, wanted.length > 0 ? selected : []) : []),
  ];
};

function checkSelected(
  wanted: [string, unknown][],
  pods: PodSource[] | undefined,
  selected: PodSource[] | undefined,
): Problem[] {
  if (wanted.length === 0 || !pods || !selected || selected.length > 0) return [];
  const has = [...new Set(pods.map(({ labels }) => print(Object.entries(labels))).filter(Boolean))];
  return [
    {
      path: ['spec', 'selector'],
      code: 'service-selects-nothing',
      message:
        `Service.spec.selector asks for ${print(wanted)} and finds no Pod here: ` +
        `${has.length > 0 ? `they have ${has.slice(0, 4).join('; ')}` : 'none has labels'}.`,
    },
  ];
}

function checkTargets(document: ManifestDocument, selected: PodSource[]): Problem[] {
  const known = selected.map((pod) => containersOf(pod).flatMap(portsOf));
  return itemsAt(document.value, 'spec', 'ports').flatMap(({ item, path }) => {
    const target = valueAt(item, ['targetPort']);
    if (
      typeof target !== 'string' ||
      known.length === 0 ||
      known.some((ports) => ports.some(({ name }) => name === target))
    )
      return [];
    const names = known.flat().flatMap(({ name }) => name ?? []);
    return [
      {
        path: [...path, 'targetPort'],
        code: 'target-port-names-nothing',
        message:
          `Service.spec.ports has targetPort "${target}" and no Pod that it selects has a port ` +
          `of that name.${didYouMean(target, names) || (names.length > 0 ? ` They have ${names.join(', ')}.` : '')}`,
      },
    ];
  });
}

function checkPorts({ value }: ManifestDocument): Problem[] {
  const ports = itemsAt(value, 'spec', 'ports');
  const loose = textAt(value, 'spec', 'type') === 'ExternalName' || textAt(value, 'spec', 'clusterIP') === 'None';
  const seen = new Set<string>();
  return [
    ...(ports.length === 0 && !loose
      ? [
          {
            path: ['spec'],
            code: 'missing-field',
            message: 'Service.spec.ports is missing: only a headless Service and an ExternalName do without.',
          },
        ]
      : []),
    ...ports.flatMap(({ item, path }) => {
      const key = `${String(valueAt(item, ['port']))}/${textAt(item, 'protocol') ?? 'TCP'}`;
      const repeated = seen.has(key);
      seen.add(key);
      const type = textAt(value, 'spec', 'type') ?? 'ClusterIP';
      // 0 is as good as none.
      const nodePort = numberAt(item, 'nodePort') || undefined;
      return [
        ...(repeated
          ? [
              {
                path,
                code: 'duplicate-port',
                message: `Service.spec.ports has ${key} twice: a port and protocol stand once.`,
              },
            ]
          : []),
        ...(ports.length > 1 && textAt(item, 'name') === undefined
          ? [
              {
                path,
                code: 'missing-field',
                message: 'Service.spec.ports[].name is missing: with several ports each has a name.',
              },
            ]
          : []),
        ...(nodePort !== undefined && type !== 'NodePort' && type !== 'LoadBalancer'
          ? [
              {
                path: [...path, 'nodePort'],
                code: 'bad-value',
                message:
                  `Service.spec.ports has nodePort ${nodePort} and the type is ${type}: ` +
                  'only NodePort and LoadBalancer open one.',
              },
            ]
          : []),
        ...(nodePort !== undefined && (nodePort < 30000 || nodePort > 32767)
          ? [
              {
                path: [...path, 'nodePort'],
                code: 'bad-port',
                message: `Service.spec.ports has nodePort ${nodePort}: it must be from 30000 to 32767.`,
              },
            ]
          : []),
      ];
    }),
  ];
}

function checkType({ value }: ManifestDocument): Problem[] {
  const address = textAt(value, 'spec', 'clusterIP');
  if (address && address !== 'None' && isIP(address) === 0)
    return [
      {
        path: ['spec', 'clusterIP'],
        code: 'bad-value',
        message: `Service.spec.clusterIP is "${address}": it must be None or an IP address.`,
      },
    ];
  if (textAt(value, 'spec', 'type') !== 'ExternalName') return [];
  return textAt(value, 'spec', 'externalName')
    ? []
    : [
        {
          path: ['spec'],
          code: 'missing-field',
          message: 'Service.spec.externalName is missing: type ExternalName is an alias for that name.',
        },
      ];
}

const print = (labels: [string, unknown][]) => labels.map(([key, value]) => `${key}=${String(value)}`).join(', ');

import { isIP } from 'node:net';
import { checkLabelKey, checkLabelValue, whyNoImage } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { entriesAt, itemsAt, numberAt, printPath, textAt, valueAt, type Path } from '../value.ts';
import { checkText } from './names.ts';
import type { Rule } from './rule.ts';

/**
 * What kind checks before it makes a cluster:
 * https://github.com/kubernetes-sigs/kind/blob/main/pkg/internal/apis/config/validate.go
 */
export const kindCluster: Rule = (document) => {
  const { apiVersion, value } = document;
  if (apiVersion !== 'kind.x-k8s.io/v1alpha4') return [];
  const nodes = itemsAt(value, 'nodes');
  const name = textAt(value, 'name');
  const workersOnly =
    nodes.length > 0 && !nodes.some(({ item }) => (textAt(item, 'role') ?? 'control-plane') === 'control-plane');
  return [
    ...(name !== undefined && !/^[a-z0-9.-]+$/.test(name)
      ? [
          problem(
            ['name'],
            'bad-name',
            `Cluster.name is "${name}": it must be lower-case letters, digits, dots and hyphens.`,
          ),
        ]
      : []),
    ...(workersOnly
      ? [problem(['nodes'], 'no-control-plane', 'Cluster.nodes has no control-plane: one at least.')]
      : []),
    ...checkNetworking(document),
    ...nodes.flatMap(({ item, path }) => [
      ...checkLabels(item, path),
      ...checkImage(item, path),
      ...checkPorts(item, path),
      ...checkMounts(item, path),
    ]),
    ...checkBindings(document),
  ];
};

const problem = (path: Path, code: string, message: string): Problem => ({ path, code, message });
const isHostPort = (port: number) => Number.isInteger(port) && port >= -1 && port <= 65535;

function checkNetworking({ value }: ManifestDocument): Problem[] {
  const port = numberAt(value, 'networking', 'apiServerPort');
  const address = textAt(value, 'networking', 'apiServerAddress');
  const subnets = ['podSubnet', 'serviceSubnet'].filter(
    (field) => !(textAt(value, 'networking', field) ?? '::/0').split(',').every(isSubnet),
  );
  return [
    ...(port !== undefined && !isHostPort(port)
      ? [
          problem(
            ['networking', 'apiServerPort'],
            'bad-port',
            `Cluster.networking.apiServerPort is ${port}: a port is from 1 to 65535, or -1.`,
          ),
        ]
      : []),
    ...(address !== undefined && isIP(address) === 0
      ? [
          problem(
            ['networking', 'apiServerAddress'],
            'bad-value',
            `Cluster.networking.apiServerAddress is "${address}": it must be an IP address.`,
          ),
        ]
      : []),
    ...subnets.map((field) =>
      problem(
        ['networking', field],
        'bad-value',
        `Cluster.networking.${field} is "${textAt(value, 'networking', field) ?? ''}": ` +
          'it must be a network like 10.244.0.0/16.',
      ),
    ),
  ];
}

function isSubnet(text: string): boolean {
  const [address = '', bits = ''] = text.split('/');
  return isIP(address) > 0 && /^\d+$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
}

function checkLabels(node: unknown, path: Path): Problem[] {
  return entriesAt(node, 'labels').flatMap(([key, value]) => {
    const at = { kind: 'Cluster', path: [...path, 'labels', key], code: 'bad-label' };
    return [
      ...checkText(checkLabelKey, key, at),
      ...(typeof value === 'string' ? checkText(checkLabelValue, value, at) : []),
    ];
  });
}

function checkImage(node: unknown, path: Path): Problem[] {
  const image = textAt(node, 'image');
  return image === undefined || !whyNoImage(image)
    ? []
    : [
        problem(
          [...path, 'image'],
          'bad-image',
          `Cluster.${printPath(path)}.image is "${image}": ` +
            'an image is written name:tag@sha256:digest, like kindest/node:v1.37.0.',
        ),
      ];
}

function checkPorts(node: unknown, path: Path): Problem[] {
  return itemsAt(node, 'extraPortMappings').flatMap(({ item, path: own }) => {
    const where = [...path, ...own];
    const container = numberAt(item, 'containerPort');
    const host = numberAt(item, 'hostPort');
    const address = textAt(item, 'listenAddress');
    const protocol = textAt(item, 'protocol');
    return [
      // kind puts it in upper case itself.
      ...(protocol !== undefined && !/^(TCP|UDP|SCTP)?$/i.test(protocol)
        ? [
            problem(
              [...where, 'protocol'],
              'bad-value',
              `Cluster.${printPath(where)}.protocol is "${protocol}": it must be TCP, UDP or SCTP.`,
            ),
          ]
        : []),
      ...(valueAt(item, ['containerPort']) === undefined
        ? [
            problem(
              where,
              'missing-field',
              `Cluster.${printPath(where)}.containerPort is missing: it is the port that the node opens.`,
            ),
          ]
        : []),
      ...(container !== undefined && (container < 1 || !isHostPort(container))
        ? [
            problem(
              [...where, 'containerPort'],
              'bad-port',
              `Cluster.${printPath(where)}.containerPort is ${container}: a port is from 1 to 65535.`,
            ),
          ]
        : []),
      ...(host !== undefined && !isHostPort(host)
        ? [
            problem(
              [...where, 'hostPort'],
              'bad-port',
              `Cluster.${printPath(where)}.hostPort is ${host}: a port is from 1 to 65535; 0 or -1 let kind choose.`,
            ),
          ]
        : []),
      ...(address !== undefined && isIP(address) === 0
        ? [
            problem(
              [...where, 'listenAddress'],
              'bad-value',
              `Cluster.${printPath(where)}.listenAddress is "${address}": it must be an IP address, like 127.0.0.1.`,
            ),
          ]
        : []),
    ];
  });
}

function checkMounts(node: unknown, path: Path): Problem[] {
  return itemsAt(node, 'extraMounts').flatMap(({ item, path: own }) =>
    ['hostPath', 'containerPath']
      .filter((field) => !textAt(item, field))
      .map((field) =>
        problem(
          [...path, ...own],
          'missing-field',
          `Cluster.${printPath([...path, ...own])}.${field} is missing: a mount has both its ends.`,
        ),
      ),
  );
}

/** All nodes listen on one host, so a port of it is taken once. */
function checkBindings({ value }: ManifestDocument): Problem[] {
  const bound = new Map<string, string[]>();
  return itemsAt(value, 'nodes').flatMap((node) =>
    itemsAt(node.item, 'extraPortMappings').flatMap(({ item, path }) => {
      const port = numberAt(item, 'hostPort') ?? 0;
      if (port < 1) return [];
      const key = `${port}/${(textAt(item, 'protocol') || 'TCP').toUpperCase()}`;
      const address = (textAt(item, 'listenAddress') ?? '0.0.0.0').replace(/^::$/, '0.0.0.0');
      const taken = bound.get(key) ?? [];
      bound.set(key, [...taken, address]);
      const clash = taken.length > 0 && (address === '0.0.0.0' || taken.includes(address) || taken.includes('0.0.0.0'));
      return clash
        ? [
            problem(
              [...node.path, ...path, 'hostPort'],
              'duplicate-port',
              `Cluster.${printPath([...node.path, ...path])}.hostPort ${port} is taken by a mapping above.`,
            ),
          ]
        : [];
    }),
  );
}

import type { Document } from 'yaml';
import type { Fault } from './mutations.ts';
import { toDocument } from '../document.ts';
import { containersOf, podOf } from '../pods.ts';
import { entriesAt, itemsAt, textAt, valueAt, type Path } from '../value.ts';

/** The slips of an author that no schema sees, as far as they apply to a document. */
export function slips(value: unknown): Fault[] {
  const { apiVersion, kind } = toDocument('', value);
  return [
    ...apiSlips(apiVersion, kind),
    ...nameSlips(value),
    ...podSlips(value),
    ...serviceSlips(value, kind),
    ...routeSlips(value),
    ...scaleSlips(value, kind),
    ...kindSlips(value, apiVersion),
  ];
}

const at = (path: Path) => path.join('.');
const set = (fault: string, path: Path, value: unknown): Fault => [
  fault,
  `${at(path)} = ${JSON.stringify(value)}`,
  (document) => document.setIn(path, value),
];
const drop = (fault: string, path: Path): Fault => [
  fault,
  `${at(path)} dropped`,
  (document) => document.deleteIn(path),
];
const repeat = (list: Path, change: (copy: Record<string, unknown>) => void = () => undefined): Fault => [
  'duplicate',
  `${at(list)}[0] twice`,
  (document: Document) => {
    const [first] = (document.toJS() && valueAt(document.toJS(), list)) as Record<string, unknown>[];
    const copy = { ...first };
    change(copy);
    document.addIn(list, copy);
  },
];

const gone: Record<string, string[]> = {
  Deployment: ['extensions/v1beta1', 'apps/v1beta2'],
  Ingress: ['extensions/v1beta1', 'networking.k8s.io/v1beta1'],
  HorizontalPodAutoscaler: ['autoscaling/v2beta2', 'autoscaling/v2beta1'],
  RuntimeClass: ['node.k8s.io/v1beta1'],
};

function apiSlips(apiVersion: string, kind: string): Fault[] {
  return [
    ...(gone[kind] ?? []).map((version) => set('removed API', ['apiVersion'], version)),
    set('unknown API', ['apiVersion'], apiVersion === 'v1' ? 'apps/v1' : 'v1'),
    set('unknown kind', ['kind'], kind.toLowerCase()),
    set('unknown kind', ['kind'], `${kind}s`),
  ];
}

function nameSlips(value: unknown): Fault[] {
  const name = textAt(value, 'metadata', 'name');
  const labels = entriesAt(value, 'metadata', 'labels').map(([key]) => ['metadata', 'labels', key]);
  return [
    ...(name ? [set('bad name', ['metadata', 'name'], `Meu_${name}`), drop('name dropped', ['metadata', 'name'])] : []),
    ...labels.map((path) => set('bad label', path, 'servidor web')),
  ];
}

function podSlips(value: unknown): Fault[] {
  const document = toDocument('', value);
  const pod = podOf(document);
  if (!pod) return [];
  const containers = containersOf(pod);
  const mounts = containers.flatMap(({ item, path }) =>
    itemsAt(item, 'volumeMounts').map((mount) => [...path, ...mount.path, 'name']),
  );
  return [
    ...(pod.path.length > 0 ? selectorSlips(value, pod.path) : []),
    repeat([...pod.path, 'spec', 'containers']),
    set('no containers', [...pod.path, 'spec', 'containers'], []),
    ...(itemsAt(value, ...pod.path, 'spec', 'volumes').length > 0
      ? [drop('volume dropped', [...pod.path, 'spec', 'volumes'])]
      : []),
    ...mounts.map((path) => set('mount names nothing', path, 'htlm')),
    ...containers.flatMap(({ item, path }) => containerSlips(item, path)),
  ];
}

function selectorSlips(value: unknown, pod: Path): Fault[] {
  return entriesAt(value, 'spec', 'selector', 'matchLabels').flatMap(([key]) => [
    set('broken selector', ['spec', 'selector', 'matchLabels', key], 'outro'),
    set('broken selector', [...pod, 'metadata', 'labels', key], 'outro'),
    drop('broken selector', [...pod, 'metadata', 'labels']),
  ]);
}

function containerSlips(container: unknown, path: Path): Fault[] {
  const ports = itemsAt(container, 'ports').map((port) => [...path, ...port.path]);
  const probe = ['readinessProbe', 'livenessProbe']
    .flatMap((name) => ['httpGet', 'tcpSocket'].map((handler) => [name, handler, 'port']))
    .filter((own) => valueAt(container, own) !== undefined);
  const requests = entriesAt(container, 'resources', 'requests').map(([name]) => name);
  return [
    drop('image dropped', [...path, 'image']),
    set('bad image', [...path, 'image'], 'Nginx:1.29 alpine'),
    set('bad name', [...path, 'name'], 'Meu_Nginx'),
    ...ports.flatMap((port) => [
      set('bad port', [...port, 'containerPort'], 70000),
      set('bad port name', [...port, 'name'], 'porta-do-servidor-web'),
    ]),
    ...probe.flatMap((own) => [
      set('probe names nothing', [...path, ...own], 'web'),
      set('bad port', [...path, ...own], 0),
    ]),
    ...requests.flatMap((name) => [
      set('request over limit', [...path, 'resources'], { requests: { [name]: '2' }, limits: { [name]: '1' } }),
      set('unknown resource', [...path, 'resources', 'requests'], { [`${name}s`]: '1' }),
    ]),
  ];
}

function serviceSlips(value: unknown, kind: string): Fault[] {
  if (kind !== 'Service') return [];
  const ports = itemsAt(value, 'spec', 'ports').map(({ path }) => path);
  return [
    ...entriesAt(value, 'spec', 'selector').map(([key]) => set('selects nothing', ['spec', 'selector', key], 'outro')),
    ...(ports.length > 0 && valueAt(value, ['spec', 'clusterIP']) !== 'None'
      ? [drop('ports dropped', ['spec', 'ports'])]
      : []),
    ...(ports.length > 0 ? [repeat(['spec', 'ports'])] : []),
    ...(textAt(value, 'spec', 'externalName') ? [drop('external name dropped', ['spec', 'externalName'])] : []),
    ...ports.flatMap((path) => [
      set('target names nothing', [...path, 'targetPort'], 'webb'),
      set('bad port', [...path, 'port'], 0),
      set('bad port', [...path, 'nodePort'], 80),
      // Any number may be the right one: an image does not say on which it listens.
      set('other target number', [...path, 'targetPort'], 81),
    ]),
  ];
}

function routeSlips(value: unknown): Fault[] {
  const ingress = itemsAt(value, 'spec', 'rules').flatMap((rule) =>
    itemsAt(rule.item, 'http', 'paths').map((path) => ['spec', 'rules', rule.path[2] ?? 0, ...path.path]),
  );
  const backends = itemsAt(value, 'spec', 'rules').flatMap((rule) =>
    itemsAt(rule.item, 'backendRefs').map((backend) => [...rule.path, ...backend.path]),
  );
  const parents = itemsAt(value, 'spec', 'parentRefs').map(({ path }) => path);
  const hosts = itemsAt(value, 'spec', 'rules')
    .filter(({ item }) => textAt(item, 'host'))
    .map(({ path }) => path);
  const listeners = itemsAt(value, 'spec', 'listeners').map(({ path }) => path);
  return [
    ...ingress.flatMap((path) => [
      set('backend names nothing', [...path, 'backend', 'service', 'name'], 'servidor'),
      set('backend port', [...path, 'backend', 'service', 'port'], { number: 8080 }),
      set('two of one', [...path, 'backend', 'service', 'port'], { number: 80, name: 'http' }),
      set('bad path', [...path, 'path'], 'catalogo'),
    ]),
    ...hosts.map((path) => set('bad host', [...path, 'host'], 'http://app.localhost')),
    ...backends.flatMap((path) => [
      set('backend names nothing', [...path, 'name'], 'servidor'),
      set('backend port', [...path, 'port'], 8080),
      drop('backend port', [...path, 'port']),
    ]),
    ...parents.map((path) => set('parent names nothing', [...path, 'name'], 'portao')),
    ...listeners.flatMap((path) => [
      set('bad port', [...path, 'port'], 0),
      set('bad enum', [...path, 'protocol'], 'HTTTP'),
    ]),
    ...(listeners.length > 0 ? [repeat(['spec', 'listeners'])] : []),
  ];
}

function scaleSlips(value: unknown, kind: string): Fault[] {
  if (!textAt(value, 'spec', 'scaleTargetRef', 'name')) return [];
  const hpa = kind === 'HorizontalPodAutoscaler';
  const triggers = itemsAt(value, 'spec', 'triggers').map(({ item, path }) => ({
    path,
    keys: entriesAt(item, 'metadata').map(([key]) => key),
  }));
  return [
    set('target names nothing', ['spec', 'scaleTargetRef', 'name'], 'servidor-wbe'),
    set('bounds', ['spec', hpa ? 'minReplicas' : 'minReplicaCount'], 200),
    ...(hpa
      ? [
          set('wrong group', ['spec', 'scaleTargetRef', 'apiVersion'], 'v1'),
          set('unknown resource', ['spec', 'metrics', 0, 'resource', 'name'], 'cpus'),
        ]
      : []),
    ...triggers.flatMap(({ path, keys }) => [
      set('bad enum', [...path, 'type'], 'crno'),
      ...keys.flatMap((key) => [
        drop('trigger value dropped', [...path, 'metadata', key]),
        set('bad value', [...path, 'metadata', key], key === 'listName' ? 3 : 'x'),
      ]),
    ]),
  ];
}

function kindSlips(value: unknown, apiVersion: string): Fault[] {
  if (!apiVersion.startsWith('kind.x-k8s.io/')) return [];
  const nodes = itemsAt(value, 'nodes');
  const mappings = nodes.flatMap(({ item, path }) =>
    itemsAt(item, 'extraPortMappings').map((mapping) => [...path, ...mapping.path]),
  );
  const first = nodes.find(({ item }) => itemsAt(item, 'extraPortMappings').length > 0);
  return [
    set('no control-plane', ['nodes'], [{ role: 'worker' }]),
    set('bad name', ['name'], 'Meu Cluster'),
    ...mappings.flatMap((path) => [
      set('bad port', [...path, 'hostPort'], 99999),
      drop('port dropped', [...path, 'containerPort']),
      set('bad address', [...path, 'listenAddress'], 'localhost'),
    ]),
    ...(first ? [repeat([...first.path, 'extraPortMappings'])] : []),
  ];
}

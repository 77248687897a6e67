import type { Answer } from './server.ts';

const checks = [
  'ping',
  'log',
  'etcd',
  'etcd-readiness',
  'informer-sync',
  ...[
    'start-apiserver-admission-initializer',
    'generic-apiserver-start-informers',
    'priority-and-fairness-config-consumer',
    'priority-and-fairness-filter',
    'storage-object-count-tracker-hook',
    'start-apiextensions-informers',
    'start-apiextensions-controllers',
    'crd-informer-synced',
    'start-system-namespaces-controller',
    'start-cluster-authentication-info-controller',
    'start-kube-apiserver-identity-lease-controller',
    'start-kube-apiserver-identity-lease-garbage-collector',
    'start-legacy-token-tracking-controller',
    'start-service-ip-repair-controllers',
    'rbac/bootstrap-roles',
    'scheduling/bootstrap-system-priority-classes',
    'priority-and-fairness-config-producer',
    'bootstrap-controller',
    'start-kubernetes-service-cidr-controller',
    'aggregator-reload-proxy-client-cert',
    'start-kube-aggregator-informers',
    'apiservice-status-local-available-controller',
    'apiservice-status-remote-available-controller',
    'apiservice-registration-controller',
    'apiservice-discovery-controller',
    'kube-apiserver-autoregistration',
    'apiservice-openapi-controller',
    'apiservice-openapiv3-controller',
  ].map((name) => `poststarthook/${name}`),
  'autoregister-completion',
];

/** `/healthz`, `/livez` and `/readyz`; with `?verbose`, one line for each check. */
export function getHealth(path: string, query: URLSearchParams): Answer | undefined {
  const [, name] = /^\/(healthz|livez|readyz)\/?$/.exec(path) ?? [];
  if (!name) return undefined;
  if (!query.has('verbose')) return { body: 'ok' };
  const own = name === 'readyz' ? [...checks, 'shutdown'] : checks.filter((check) => !['informer-sync', 'etcd-readiness'].includes(check));
  return { body: [...own.map((check) => `[+]${check} ok`), `${name} check passed`, ''].join('\n') };
}

import type { Answer } from './server.ts';

/** In the order in which the API server of 1.37 names them. */
const checks = `
ping
log
etcd
etcd-readiness
informer-sync
poststarthook/start-apiserver-admission-initializer
poststarthook/generic-apiserver-start-informers
poststarthook/priority-and-fairness-config-consumer
poststarthook/priority-and-fairness-filter
poststarthook/storage-object-count-tracker-hook
poststarthook/start-apiextensions-informers
poststarthook/start-apiextensions-controllers
poststarthook/crd-informer-synced
poststarthook/start-system-namespaces-controller
poststarthook/peer-endpoint-reconciler-controller
poststarthook/start-cluster-authentication-info-controller
poststarthook/start-kube-apiserver-identity-lease-controller
poststarthook/start-kube-apiserver-identity-lease-garbage-collector
poststarthook/storage-readiness
poststarthook/start-legacy-token-tracking-controller
poststarthook/start-service-ip-repair-controllers
poststarthook/rbac/bootstrap-roles
poststarthook/scheduling/bootstrap-system-priority-classes
poststarthook/priority-and-fairness-config-producer
poststarthook/bootstrap-controller
poststarthook/start-kubernetes-service-cidr-controller
poststarthook/aggregator-reload-proxy-client-cert
poststarthook/start-kube-aggregator-informers
poststarthook/apiservice-status-local-available-controller
poststarthook/apiservice-status-remote-available-controller
poststarthook/apiservice-registration-controller
poststarthook/apiservice-discovery-controller
poststarthook/kube-apiserver-autoregistration
autoregister-completion
poststarthook/apiservice-openapi-controller
poststarthook/apiservice-openapiv3-controller
`
  .trim()
  .split('\n');

/** `/healthz`, `/livez` and `/readyz`; with `?verbose`, one line for each check. */
export function getHealth(path: string, query: URLSearchParams): Answer | undefined {
  const [, name] = /^\/(healthz|livez|readyz)\/?$/.exec(path) ?? [];
  if (!name) return undefined;
  if (!query.has('verbose')) return { body: 'ok' };
  const own =
    name === 'readyz'
      ? [...checks, 'shutdown']
      : checks.filter((check) => !['informer-sync', 'etcd-readiness'].includes(check));
  if (name !== 'readyz') own.splice(2, 0, 'loopback-serving-certificate');
  return { body: [...own.map((check) => `[+]${check} ok`), `${name} check passed`, ''].join('\n') };
}

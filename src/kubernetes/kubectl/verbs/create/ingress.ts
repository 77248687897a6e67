import type { Call } from '../../call.ts';
import { Failure } from '../../failure.ts';
import type { Json, KubeObject } from '../../object.ts';

/** `kubectl create ingress NAME --rule=host/path=service:port`. */
export function makeIngress({ options }: Call, name: string): KubeObject {
  const [rules, backend, className] = [options.list('rule'), options.text('default-backend'), options.text('class')];
  check(rules, backend, options.list('annotation'));
  const annotations = Object.fromEntries(
    options.list('annotation').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
  const tls = getTls(rules);
  return {
    kind: 'Ingress',
    apiVersion: 'networking.k8s.io/v1',
    metadata: { name, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      ...(className && { ingressClassName: className }),
      ...(backend && { defaultBackend: parseBackend(backend) }),
      ...(tls.length > 0 && { tls }),
      ...(rules.length > 0 && { rules: getRules(rules) }),
    },
    status: { loadBalancer: {} },
  };
}

function check(rules: string[], backend: string, annotations: string[]): void {
  if (!backend && rules.length === 0) {
    throw new Failure(
      'not enough information provided: every ingress has to either specify a default-backend ' +
        '(which catches all traffic) or a list of rules (which catch specific paths)',
    );
  }
  const wrong = rules.find(
    (rule) => !/^.*\/.*=.*:.*(,tls(=.*)?)?$/.test(rule) || !/^[^=]*\/[^=]*=[^:]+:[^,]+(,tls(=[^,]*)?)?$/.test(rule),
  );
  if (wrong !== undefined)
    throw new Failure(`rule ${wrong} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
  const odd = annotations.find((annotation) => !annotation.includes('='));
  if (odd !== undefined) throw new Failure(`annotation ${odd} is invalid and should be in format key=[value]`);
  if (backend && backend.split(':').length !== 2)
    throw new Failure('default-backend should be in format servicename:serviceport');
}

function getRules(rules: string[]): Json[] {
  const hosts = new Map<string, Json[]>();
  for (const rule of rules) {
    const [route = ''] = rule.split(',');
    const slash = route.indexOf('/');
    const host = route.slice(0, slash);
    hosts.set(host, [...(hosts.get(host) ?? []), parsePath(route.slice(slash + 1))]);
  }
  return [...hosts].map(([host, paths]) => ({ ...(host && { host }), http: { paths } }));
}

function parsePath(route: string): Json {
  const [path = '', service = ''] = route.split('=');
  const isPrefix = path.endsWith('*');
  return {
    path: `/${isPrefix ? path.slice(0, -1) : path}`,
    pathType: isPrefix ? 'Prefix' : 'Exact',
    backend: parseBackend(service),
  };
}

function parseBackend(service: string): Json {
  const [name = '', port = ''] = service.split(':');
  return { service: { name, port: /^-?\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}

function getTls(rules: string[]): Json[] {
  const secrets = new Map<string, string[]>();
  for (const rule of rules) {
    const [route = '', tls] = rule.split(',');
    if (tls === undefined) continue;
    const [host = '', secret = ''] = [route.split('/')[0], tls.split('=')[1]];
    const hosts = secrets.get(secret) ?? [];
    secrets.set(secret, host && ![...secrets.values()].flat().includes(host) ? [...hosts, host] : hosts);
  }
  return [...secrets]
    .filter(([secret, hosts]) => secret || hosts.length > 0)
    .map(([secretName, hosts]) => ({ ...(hosts.length > 0 && { hosts }), ...(secretName && { secretName }) }));
}

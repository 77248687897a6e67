import type { V1Endpoint, V1EndpointSlice, V1Service } from '@kubernetes/client-node';
import { as, type Wire } from '../object.ts';
import { type Cache, followKind } from './informer.ts';
import type { SystemProgram } from './program.ts';

interface Question {
  name: string;
  type: string;
}

type Answer =
  | { type: 'A'; name: string; address: string; ttl: number }
  | { type: 'CNAME'; name: string; target: string; ttl: number };

interface Reply {
  rcode: 'NOERROR' | 'NXDOMAIN';
  answers: Answer[];
}

/** Names of Services under cluster.local: a cluster IP, the pods of a headless one, or the alias of an ExternalName. */
export const runCoreDns: SystemProgram = async (process, { log }) => {
  const services = await followKind(process, 'services', () => {});
  const slices = await followKind(process, 'endpointslices', () => {});
  process.listenDns(53, async (question) => resolve(question, services, slices) as never);
  log('.:53\n');
  log('CoreDNS-1.14.6\n');
};

const ttl = 30;

function resolve({ name, type }: Question, services: Cache, slices: Cache): Reply {
  const [, pod, own = '', namespace] = /^(?:([^.]+)\.)?([^.]+)\.([^.]+)\.svc\.cluster\.local\.?$/.exec(name) ?? [];
  const found = services.list().find(({ metadata }) => metadata.name === own && metadata.namespace === namespace);
  if (!found) return { rcode: 'NXDOMAIN', answers: [] };
  const { spec } = as<V1Service>(found);
  if (spec?.type === 'ExternalName')
    return { rcode: 'NOERROR', answers: pod ? [] : [{ type: 'CNAME', name, target: spec.externalName ?? '', ttl }] };
  const addresses =
    spec?.clusterIP === 'None' ? endpointsOf(slices, own, namespace, pod) : pod ? [] : [spec?.clusterIP ?? ''];
  if (addresses.length === 0) return { rcode: 'NXDOMAIN', answers: [] };
  return {
    rcode: 'NOERROR',
    answers: type === 'A' ? addresses.map((address) => ({ type: 'A', name, address, ttl })) : [],
  };
}

function endpointsOf(
  slices: Cache,
  service: string,
  namespace: string | undefined,
  hostname: string | undefined,
): string[] {
  return slices
    .list()
    .filter(
      ({ metadata }) => metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === service,
    )
    .flatMap((slice): Wire<V1Endpoint>[] => as<V1EndpointSlice>(slice).endpoints ?? [])
    .filter((endpoint) => endpoint.conditions?.ready !== false && (!hostname || endpoint.hostname === hostname))
    .flatMap(({ addresses }) => addresses);
}

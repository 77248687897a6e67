import type {
  V1Endpoints,
  V1EndpointSlice,
  V1Ingress,
  V1IngressLoadBalancerStatus,
  V1LoadBalancerStatus,
  V1Service,
} from '@kubernetes/client-node';
import { printAge } from '../../kubectl/print/age.ts';
import { as, type Wire } from '../object.ts';
import { column, type Table, wide } from './table.ts';
import { printLabels } from './workloads.ts';

export const services: Table = {
  columns: [
    column('Name'),
    column('Type'),
    column('Cluster-IP'),
    column('External-IP'),
    column('Port(s)'),
    column('Age'),
    wide('Selector'),
  ],
  cells(object, now) {
    const service = as<V1Service>(object);
    const { type = '', clusterIPs, ports = [], selector } = service.spec ?? {};
    const numbers = ports.map(
      ({ port, nodePort, protocol = 'TCP' }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`,
    );
    return [
      object.metadata.name,
      type,
      clusterIPs?.[0] || '<none>',
      externalIp(service),
      numbers.join(',') || '<none>',
      printAge(object.metadata.creationTimestamp, now),
      printLabels(selector),
    ];
  },
};

export const endpoints: Table = {
  columns: [column('Name'), column('Endpoints'), column('Age')],
  cells(object, now) {
    const { subsets = [] } = as<V1Endpoints>(object);
    const addresses = subsets.flatMap(({ addresses: ready = [], ports = [] }) =>
      ports.length > 0
        ? ports.flatMap(({ port }) => ready.map(({ ip }) => `${ip}:${port}`))
        : ready.map(({ ip }) => ip),
    );
    return [object.metadata.name, printSome(addresses, '<none>'), printAge(object.metadata.creationTimestamp, now)];
  },
};

export const endpointSlices: Table = {
  columns: [column('Name'), column('AddressType'), column('Ports'), column('Endpoints'), column('Age')],
  cells(object, now) {
    const slice = as<V1EndpointSlice>(object);
    const ports = (slice.ports ?? []).map(({ port, name }) => (port === undefined ? name || '*' : String(port)));
    const addresses = (slice.endpoints ?? []).flatMap((endpoint) => endpoint.addresses);
    return [
      object.metadata.name,
      slice.addressType,
      printSome(ports),
      printSome(addresses),
      printAge(object.metadata.creationTimestamp, now),
    ];
  },
};

export const ingresses: Table = {
  columns: [column('Name'), column('Class'), column('Hosts'), column('Address'), column('Ports'), column('Age')],
  cells(object, now) {
    const { spec, status } = as<V1Ingress>(object);
    const hosts = (spec?.rules ?? [])
      .map(({ host }) => host)
      .filter((host) => host !== undefined && host !== '') as string[];
    return [
      object.metadata.name,
      spec?.ingressClassName ?? '<none>',
      printSome(hosts, '*'),
      balancers(status?.loadBalancer).join(','),
      (spec?.tls?.length ?? 0) > 0 ? '80, 443' : '80',
      printAge(object.metadata.creationTimestamp, now),
    ];
  },
};

/** The first three, and how many more there are. */
function printSome(list: string[], none = '<unset>'): string {
  if (list.length === 0) return none;
  const first = list.slice(0, 3).join(',');
  return list.length > 3 ? `${first} + ${list.length - 3} more...` : first;
}

function externalIp({ spec, status }: Wire<V1Service>): string {
  const own = spec?.externalIPs ?? [];
  if (spec?.type === 'ExternalName') return spec.externalName ?? '';
  if (spec?.type !== 'LoadBalancer') return own.join(',') || '<none>';
  return [...balancers(status?.loadBalancer), ...own].join(',') || '<pending>';
}

function balancers(status: Wire<V1LoadBalancerStatus> | Wire<V1IngressLoadBalancerStatus> | undefined): string[] {
  return (status?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '').filter(Boolean);
}

import type { Call } from '../call.ts';
import { at, listAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import { printLabels } from '../print/table.ts';
import { printQuery } from '../server.ts';
import { describeHead } from './parts.ts';
import { Page } from './page.ts';

export async function describeService(call: Call, service: KubeObject): Promise<Page> {
  const page = new Page();
  const spec = (field: string) => textAt(service, 'spec', field);
  const list = (field: string) => listAt(service, 'spec', field).join(',');
  describeHead(page, service);
  page.field(0, 'Selector', printLabels(stringsAt(service, 'spec', 'selector')));
  page.field(0, 'Type', spec('type'));
  if (spec('ipFamilyPolicy')) page.field(0, 'IP Family Policy', spec('ipFamilyPolicy'));
  page.field(0, 'IP Families', list('ipFamilies') || '<none>');
  page.field(0, 'IP', spec('clusterIP'));
  page.field(0, 'IPs', list('clusterIPs') || '<none>');
  if (list('externalIPs')) page.field(0, 'External IPs', list('externalIPs'));
  if (spec('loadBalancerIP')) page.field(0, 'Desired LoadBalancer IP', spec('loadBalancerIP'));
  if (spec('externalName')) page.field(0, 'External Name', spec('externalName'));
  const ingress = listAt(service, 'status', 'loadBalancer', 'ingress');
  if (ingress.length > 0) page.field(0, 'LoadBalancer Ingress', ingress.map(printIngress).join(', '));
  const slices = await getSlicesOf(call, service.metadata.namespace ?? '', service.metadata.name ?? '');
  for (const port of listAt(service, 'spec', 'ports')) describePort(page, port, slices);
  describePolicies(page, spec);
  return page;
}

/** Gives the EndpointSlices of a Service. */
export async function getSlicesOf(call: Call, namespace: string, name: string): Promise<Json[]> {
  const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
  return listAt(
    await call.server.json({
      method: 'GET',
      path: path + printQuery({ labelSelector: `kubernetes.io/service-name=${name}` }),
    }),
    'items',
  );
}

/** `10.244.1.2:80,10.244.2.2:80`, at most three. */
export function printEndpoints(slices: Json[], portName: string): string {
  if (slices.length === 0) return '<none>';
  const all = slices.flatMap((slice) => {
    const ready = listAt(slice, 'endpoints').filter((endpoint) => at(endpoint, 'conditions', 'ready') !== false);
    const addresses = ready.map((endpoint) => textAt(endpoint, 'addresses', 0));
    const ports = listAt(slice, 'ports');
    if (ports.length === 0) return addresses;
    return ports
      .filter((port) => textAt(port, 'name') === portName)
      .flatMap((port) => addresses.map((address) => `${address}:${textAt(port, 'port')}`));
  });
  return all.slice(0, 3).join(',') + (all.length > 3 ? ` + ${all.length - 3} more...` : '');
}

function describePort(page: Page, port: Json, slices: Json[]): void {
  const name = textAt(port, 'name') || '<unset>';
  const protocol = textAt(port, 'protocol');
  page.field(0, 'Port', `${name}\t${textAt(port, 'port')}/${protocol}`);
  page.field(0, 'TargetPort', `${textAt(port, 'targetPort')}/${protocol}`);
  if (port['appProtocol']) page.field(0, 'AppProtocol', textAt(port, 'appProtocol'));
  if (port['nodePort']) page.field(0, 'NodePort', `${name}\t${textAt(port, 'nodePort')}/${protocol}`);
  page.field(0, 'Endpoints', printEndpoints(slices, textAt(port, 'name')));
}

function describePolicies(page: Page, spec: (field: string) => string): void {
  page.field(0, 'Session Affinity', spec('sessionAffinity'));
  if (spec('externalTrafficPolicy')) page.field(0, 'External Traffic Policy', spec('externalTrafficPolicy'));
  if (spec('internalTrafficPolicy')) page.field(0, 'Internal Traffic Policy', spec('internalTrafficPolicy'));
  if (spec('healthCheckNodePort')) page.field(0, 'HealthCheck NodePort', spec('healthCheckNodePort'));
  if (spec('trafficDistribution')) page.field(0, 'Traffic Distribution', spec('trafficDistribution'));
}

function printIngress(ingress: Json): string {
  const mode = textAt(ingress, 'ipMode');
  return ingress['ip'] ? `${textAt(ingress, 'ip')}${mode && ` (${mode})`}` : textAt(ingress, 'hostname');
}

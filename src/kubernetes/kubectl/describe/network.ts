import type { Call } from '../call.ts';
import { at, isJson, listAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import { describeAnnotations, describeHead, printMap } from './parts.ts';
import { Page } from './page.ts';
import { getSlicesOf, printEndpoints } from './service.ts';

export function describeEndpointSlice(_: Call, slice: KubeObject): Page {
  const page = new Page();
  describeHead(page, slice);
  page.field(0, 'AddressType', textAt(slice, 'addressType'));
  const ports = listAt(slice, 'ports');
  page.line(0, ports.length === 0 ? 'Ports: <unset>' : 'Ports:');
  describePorts(page, 1, ports);
  const endpoints = listAt(slice, 'endpoints');
  page.line(0, endpoints.length === 0 ? 'Endpoints: <none>' : 'Endpoints:');
  for (const endpoint of endpoints) describeEndpoint(page, endpoint);
  return page;
}

function describePorts(page: Page, level: number, ports: Json[]): void {
  if (ports.length === 0) return;
  page.line(level, 'Name\tPort\tProtocol');
  page.line(level, '----\t----\t--------');
  for (const port of ports)
    page.line(
      level,
      `${textAt(port, 'name') || '<unset>'}\t${textAt(port, 'port') || '<unset>'}\t${textAt(port, 'protocol')}`,
    );
}

function describeEndpoint(page: Page, endpoint: Json): void {
  page.field(1, '- Addresses', listAt(endpoint, 'addresses').join(', ') || '<none>');
  page.line(2, 'Conditions:');
  page.field(3, 'Ready', textAt(endpoint, 'conditions', 'ready') || '<unset>');
  page.field(2, 'Hostname', textAt(endpoint, 'hostname') || '<unset>');
  if (endpoint['targetRef'])
    page.field(2, 'TargetRef', `${textAt(endpoint, 'targetRef', 'kind')}/${textAt(endpoint, 'targetRef', 'name')}`);
  page.field(2, 'NodeName', textAt(endpoint, 'nodeName') || '<unset>');
  page.field(2, 'Zone', textAt(endpoint, 'zone') || '<unset>');
}

export function describeEndpoints(_: Call, endpoints: KubeObject): Page {
  const page = new Page();
  describeHead(page, endpoints);
  page.line(0, 'Subsets:');
  for (const subset of listAt(endpoints, 'subsets')) {
    const print = (field: string) =>
      listAt(subset, field)
        .map((address) => textAt(address, 'ip'))
        .join(',') || '<none>';
    page.field(1, 'Addresses', print('addresses'));
    page.field(1, 'NotReadyAddresses', print('notReadyAddresses'));
    const ports = listAt(subset, 'ports');
    if (ports.length > 0) page.line(1, 'Ports:');
    describePorts(page, 2, ports);
    page.line(0, '');
  }
  return page;
}

export async function describeIngress(call: Call, ingress: KubeObject): Promise<Page> {
  const page = new Page();
  const namespace = ingress.metadata.namespace ?? '';
  const addresses = listAt(ingress, 'status', 'loadBalancer', 'ingress').map(
    (each) => textAt(each, 'ip') || textAt(each, 'hostname'),
  );
  page.field(0, 'Name', ingress.metadata.name);
  page.lines('Labels', printMap(stringsAt(ingress, 'metadata', 'labels')));
  page.field(0, 'Namespace', namespace);
  page.field(0, 'Address', addresses.join(','));
  page.field(0, 'Ingress Class', textAt(ingress, 'spec', 'ingressClassName') || '<none>');
  const fallback = at(ingress, 'spec', 'defaultBackend');
  const printed = isJson(fallback) ? await printBackend(call, namespace, fallback) : '<default>';
  page.field(0, 'Default backend', printed);
  describeTls(page, listAt(ingress, 'spec', 'tls'));
  page.line(0, 'Rules:');
  page.line(1, 'Host\tPath\tBackends');
  page.line(1, '----\t----\t--------');
  const rules = listAt(ingress, 'spec', 'rules').filter((rule) => rule['http']);
  for (const rule of rules) await describeRule(call, page, namespace, rule);
  if (rules.length === 0) page.line(1, `*\t*\t${printed}`);
  describeAnnotations(page, 'Annotations', stringsAt(ingress, 'metadata', 'annotations'));
  return page;
}

function describeTls(page: Page, tls: Json[]): void {
  if (tls.length > 0) page.line(0, 'TLS:');
  for (const each of tls) {
    const hosts = listAt(each, 'hosts').join(',');
    page.line(1, each['secretName'] ? `${textAt(each, 'secretName')} terminates ${hosts}` : `SNI routes ${hosts}`);
  }
}

async function describeRule(call: Call, page: Page, namespace: string, rule: Json): Promise<void> {
  page.line(1, `${textAt(rule, 'host') || '*'}\t`);
  for (const path of listAt(rule, 'http', 'paths')) {
    page.line(2, `\t${textAt(path, 'path')} \t${await printBackend(call, namespace, path['backend'])}`);
  }
}

async function printBackend(call: Call, namespace: string, backend: unknown): Promise<string> {
  const name = textAt(backend, 'service', 'name');
  const [number, portName] = [textAt(backend, 'service', 'port', 'number'), textAt(backend, 'service', 'port', 'name')];
  const place = `${name}:${portName || number}`;
  try {
    const slices = await getSlicesOf(call, namespace, name);
    const service = await call.server.json({ method: 'GET', path: `/api/v1/namespaces/${namespace}/services/${name}` });
    const port = listAt(service, 'spec', 'ports').find(
      (each) => (number && textAt(each, 'port') === number) || (portName && textAt(each, 'name') === portName),
    );
    return `${place} (${printEndpoints(slices, textAt(port, 'name'))})`;
  } catch (error) {
    return `${place} (<error: ${(error as Error).message}>)`;
  }
}

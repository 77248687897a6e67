import type { V1Service, V1ServicePort } from '@kubernetes/client-node';
import type { Wire } from '../object.ts';
import { type Cause, duplicate, forbidden, invalid, oneOf, portNumber, required } from './causes.ts';
import { checkLabelName, checkLabels, checkPortName } from './names.ts';

/** Checks a Service, and that its address stays. */
export function checkService({ spec }: Wire<V1Service>, existing: Wire<V1Service> | undefined): Cause[] {
  const { type, ports = [], clusterIP, externalName, sessionAffinity, selector } = spec ?? {};
  const headless = clusterIP === 'None';
  return [
    ...(ports.length === 0 && type !== 'ExternalName' && !headless ? [required('spec.ports')] : []),
    ...(type === 'ExternalName' && !externalName ? [required('spec.externalName')] : []),
    ...ports.flatMap((port, index) => checkPort(port, `spec.ports[${index}]`, ports.length > 1, type)),
    ...repeatedNames(ports),
    ...checkLabels('spec.selector', selector),
    ...oneOf('spec.sessionAffinity', sessionAffinity, ['ClientIP', 'None']),
    ...oneOf('spec.type', type, ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']),
    ...(headless && type !== 'ClusterIP'
      ? [invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`)]
      : []),
    ...checkAddress(spec, existing),
  ];
}

function checkPort(port: Wire<V1ServicePort>, path: string, needsName: boolean, type: string | undefined): Cause[] {
  const { name, port: number, targetPort, protocol, nodePort } = port;
  return [
    ...(name ? checkLabelName(`${path}.name`, name) : needsName ? [required(`${path}.name`)] : []),
    ...portNumber(`${path}.port`, number ?? 0),
    ...oneOf(`${path}.protocol`, protocol, ['SCTP', 'TCP', 'UDP']),
    ...(typeof targetPort === 'string'
      ? checkPortName(`${path}.targetPort`, targetPort)
      : portNumber(`${path}.targetPort`, targetPort)),
    ...(nodePort && type === 'ClusterIP'
      ? [forbidden(`${path}.nodePort`, "may not be used when `type` is 'ClusterIP'")]
      : []),
  ];
}

function repeatedNames(ports: Wire<V1ServicePort>[]): Cause[] {
  const names = ports.map(({ name }) => name);
  return names.flatMap((name, index) =>
    name && names.indexOf(name) < index ? [duplicate(`spec.ports[${index}].name`, name)] : [],
  );
}

function checkAddress(spec: Wire<V1Service>['spec'], existing: Wire<V1Service> | undefined): Cause[] {
  const before = existing?.spec?.clusterIP;
  if (!before || !spec?.clusterIP || spec.type === 'ExternalName' || before === spec.clusterIP) return [];
  return [invalid('spec.clusterIPs[0]', [spec.clusterIP], 'may not change once set')];
}

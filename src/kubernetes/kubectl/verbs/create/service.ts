import { checkPortName, checkSubdomain, isPort, notPort } from '../../../grammar/names.ts';
import type { Call } from '../../call.ts';
import { Failure } from '../../failure.ts';
import type { KubeObject } from '../../object.ts';

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

/** `kubectl create service <type> NAME --tcp=port:targetPort`. */
export function makeService(type: ServiceType): (call: Call, name: string) => KubeObject {
  return ({ options }, name) => {
    const [clusterIP, tcp, externalName] = [
      options.text('clusterip'),
      options.list('tcp'),
      options.text('external-name'),
    ];
    if (clusterIP !== 'None' && tcp.length === 0 && type !== 'ExternalName')
      throw new Failure('at least one tcp port specifier must be provided');
    if (type === 'ExternalName' && checkSubdomain(externalName).length > 0)
      throw new Failure(`invalid service external name ${externalName}`);
    const nodePort = options.number('node-port', 0);
    return {
      kind: 'Service',
      apiVersion: 'v1',
      metadata: { name, labels: { app: name } },
      spec: {
        ...(tcp.length > 0 && { ports: tcp.map((port) => ({ ...parsePort(port), ...(nodePort && { nodePort }) })) }),
        selector: { app: name },
        ...(clusterIP && { clusterIP }),
        type,
        ...(externalName && { externalName }),
      },
      status: { loadBalancer: {} },
    };
  };
}

function parsePort(text: string): { name: string; protocol: string; port: number; targetPort: number | string } {
  const [first = '', second] = text.split(':');
  const port = parseNumber(first);
  const targetPort = second === undefined ? port : /^\d+$/.test(second) ? parseTarget(second) : parseName(second);
  return { name: text.replaceAll(':', '-'), protocol: 'TCP', port, targetPort };
}

function parseNumber(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new Failure(`strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  if (text.startsWith('-') || text.startsWith('+'))
    throw new Failure(`strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  if (Number(text) > 65535) throw new Failure(`strconv.ParseUint: parsing ${JSON.stringify(text)}: value out of range`);
  return Number(text);
}

function parseTarget(text: string): number {
  if (!isPort(Number(text))) throw new Failure(notPort);
  return Number(text);
}

function parseName(text: string): string {
  const wrong = checkPortName(text);
  if (wrong.length > 0) throw new Failure(wrong.join(','));
  return text;
}

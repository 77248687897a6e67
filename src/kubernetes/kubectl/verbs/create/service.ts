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
    if (type === 'ExternalName' && !isSubdomain(externalName))
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

function isSubdomain(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(text);
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
  const port = Number(text);
  if (port < 1 || port > 65535) throw new Failure('must be between 1 and 65535, inclusive');
  return port;
}

function parseName(text: string): string {
  const errors: string[] = [];
  if (text.length > 15) errors.push('must be no more than 15 characters');
  if (!/^[-a-z0-9]+$/.test(text)) errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(text)) errors.push('must contain at least one letter (a-z)');
  if (text.includes('--')) errors.push('must not contain consecutive hyphens');
  if (/^-|-$/.test(text)) errors.push('must not begin or end with a hyphen');
  if (errors.length > 0) throw new Failure(errors.join(','));
  return text;
}

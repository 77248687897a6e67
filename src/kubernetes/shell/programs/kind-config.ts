import { parse } from 'yaml';
import type { NodeOptions } from '../../cluster/index.ts';
import type { ClusterRecord, PortMapping } from '../machine.ts';

interface ConfigNode {
  role?: NodeOptions['role'];
  labels?: Record<string, string>;
  extraPortMappings?: { containerPort: number; hostPort: number; listenAddress?: string }[];
}

/**
 * The cluster that a kind config asks for, its nodes named as kind names them. Throws what is wrong, in one sentence.
 */
export function parseKindConfig(text: string, name: string | undefined): ClusterRecord {
  const config = readConfig(text);
  const cluster = name ?? config.name ?? 'kind';
  const counts = { 'control-plane': 0, worker: 0 };
  const ports: PortMapping[] = [];
  const nodes = (config.nodes ?? [{ role: 'control-plane' }]).map(
    ({ role = 'control-plane', labels, extraPortMappings = [] }): NodeOptions => {
      counts[role] += 1;
      const node = `${cluster}-${role}${counts[role] > 1 ? counts[role] : ''}`;
      ports.push(
        ...extraPortMappings.map(({ containerPort, hostPort, listenAddress }) => ({
          node,
          containerPort,
          hostPort,
          ...(listenAddress && { listenAddress }),
        })),
      );
      return { name: node, role, ...(labels && { labels }) };
    },
  );
  return { name: cluster, nodes, ports, journal: [] };
}

function readConfig(text: string): { name?: string; nodes?: ConfigNode[] } {
  const config = (parse(text) ?? {}) as { kind?: string; apiVersion?: string; name?: string; nodes?: ConfigNode[] };
  if (config.kind !== 'Cluster' || config.apiVersion !== 'kind.x-k8s.io/v1alpha4')
    throw new Error(`unknown apiVersion: ${config.apiVersion ?? ''}`);
  return config;
}

/** What `kind create cluster` makes when it is given no config: one node. */
export const defaultConfig = 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n';

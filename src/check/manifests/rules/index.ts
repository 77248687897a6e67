import { autoscaling } from './autoscaling.ts';
import { containers } from './containers.ts';
import { gateway } from './gateway.ts';
import { ingress } from './ingress.ts';
import { keda } from './keda.ts';
import { kindCluster } from './kind-cluster.ts';
import { labels } from './labels.ts';
import { names } from './names.ts';
import { ports } from './ports.ts';
import { probes } from './probes.ts';
import { resources } from './resources.ts';
import type { Rule } from './rule.ts';
import { selectors } from './selectors.ts';
import { services } from './services.ts';
import { volumes } from './volumes.ts';
import { workloads } from './workloads.ts';

export const rules: Rule[] = [
  names,
  labels,
  selectors,
  services,
  ports,
  containers,
  volumes,
  probes,
  resources,
  workloads,
  ingress,
  gateway,
  autoscaling,
  keda,
  kindCluster,
];

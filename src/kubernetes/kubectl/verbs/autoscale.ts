import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { forEachFound, type Found } from '../items.ts';
import type { Json, KubeObject } from '../object.ts';
import { printDone } from '../print/printer.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import { findByKind } from '../resources.ts';
import { selectionOf } from '../selection.ts';
import { send } from './create.ts';

/** `kubectl autoscale`: stores a HorizontalPodAutoscaler; nothing measures here, so it never scales. */
export async function autoscale(call: Call): Promise<void> {
  const { options } = call;
  const [min, max] = [options.number('min', -1), options.number('max', -1)];
  if (max < 1) throw new Failure(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
  if (max < min) throw new Failure(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
  if (options.has('cpu') && options.has('cpu-percent'))
    throw new Failure('--cpu-percent and --cpu are mutually exclusive');
  await forEachFound(call, (found) => autoscaleOne(call, found, min, max), selectionOf(call, { asWritten: true }));
}

async function autoscaleOne(call: Call, { resource, name }: Found, min: number, max: number): Promise<void> {
  const { options } = call;
  const metrics = [
    ...parseMetric('cpu', options.has('cpu-percent') ? `${options.text('cpu-percent')}%` : options.text('cpu')),
    ...parseMetric('memory', options.text('memory')),
  ];
  const hpa: KubeObject = {
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v2',
    metadata: { name: options.text('name') || name, ...(options.has('namespace') && { namespace: call.namespace }) },
    spec: {
      scaleTargetRef: { kind: resource.kind, name, apiVersion: groupVersion(resource) },
      ...(min > 0 && { minReplicas: min }),
      maxReplicas: max,
      ...(metrics.length > 0 && { metrics }),
    },
    status: { desiredReplicas: 0, currentMetrics: null },
  };
  if (options.dryRun === 'client') return printDone(call, hpa, 'autoscaled');
  const target = findByKind(await call.resources, hpa.apiVersion, hpa.kind);
  if (!target)
    throw new Failure(
      'the simulator has no HorizontalPodAutoscaler; on a kind cluster with metrics-server "kubectl autoscale" works',
    );
  const { status: _, ...sent } = hpa;
  await printDone(
    call,
    await send(call, target, call.namespace, sent as KubeObject, 'kubectl-autoscale'),
    'autoscaled',
  );
}

function parseMetric(name: string, value: string): Json[] {
  if (!value) return [];
  const percent = /^(\d+)%?$/.exec(value);
  if (value.endsWith('%') && !percent) throw new Failure(`invalid percentage value: ${value.slice(0, -1)}`);
  const target =
    value.endsWith('%') || (name === 'cpu' && percent)
      ? { type: 'Utilization', averageUtilization: Number(percent?.[1]) }
      : { type: 'AverageValue', averageValue: value };
  return [{ type: 'Resource', resource: { name, target } }];
}

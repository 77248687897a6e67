import type {
  V1Deployment,
  V2HorizontalPodAutoscaler,
  V2HorizontalPodAutoscalerCondition,
  V2MetricSpec,
} from '@kubernetes/client-node';
import type { Registry } from '../engine/registry.ts';
import { as, type KubeObject, type Wire } from '../object.ts';
import { resourceOf, resources } from '../resources.ts';
import { countEvent } from './events.ts';
import type { SystemProgram } from './program.ts';

type Condition = Wire<V2HorizontalPodAutoscalerCondition>;
type Status = NonNullable<Wire<V2HorizontalPodAutoscaler>['status']>;

/** How often an autoscaler is looked at, in milliseconds. */
const period = 15_000;

/**
 * The autoscaler of a cluster without metrics-server: keeps a target within its bounds and says that it cannot measure.
 * A port of reconcileAutoscaler in kubernetes/pkg/controller/podautoscaler/horizontal.go.
 */
export function openAutoscaler(registry: Registry): SystemProgram {
  const resource = resourceOf('HorizontalPodAutoscaler');
  return async (process, { now }) => {
    const look = (object: KubeObject) => void reconcile(registry, object, now()).catch(() => {});
    const { revision } = await registry.list(resource, undefined);
    const stop = registry.watch(resource, undefined, revision, ({ type, object, previous }) => {
      const isNew =
        type === 'ADDED' ||
        (type === 'MODIFIED' && JSON.stringify(previous?.['spec']) !== JSON.stringify(object['spec']));
      if (isNew) look(object);
    });
    process.setInterval(async () => {
      for (const object of (await registry.list(resource, undefined)).items) look(object);
    }, period);
    void process.done().receive().then(stop);
  };
}

async function reconcile(registry: Registry, object: KubeObject, now: Date): Promise<void> {
  const { spec, status, metadata } = as<V2HorizontalPodAutoscaler>(object);
  const { kind = '', name = '' } = spec?.scaleTargetRef ?? {};
  const target = resources.find((one) => one.kind === kind && one.subresources.includes('scale'));
  const found = target && (await registry.get(target, metadata.namespace, name));
  const next: Status = {
    desiredReplicas: 0,
    currentMetrics: null as never,
    conditions: [],
    ...structuredClone(status),
    ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
  };
  const set = conditionSetter(next, now);
  if (!found || !target) {
    const why = `${target ? `${target.name}.${target.group}` : kind} ${JSON.stringify(name)} not found`;
    await countEvent(registry, object, 'horizontal-pod-autoscaler', 'Warning', 'FailedGetScale', why, now);
    set(
      'AbleToScale',
      'False',
      'FailedGetScale',
      `the HPA controller was unable to get the target's current scale: ${why}`,
    );
    return write(registry, object, next);
  }
  set('AbleToScale', 'True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale");
  const current = as<V1Deployment>(found).spec?.replicas ?? 0;
  next.currentReplicas = current;
  const bounds = within(current, spec?.minReplicas ?? 1, spec?.maxReplicas ?? 1);
  if (current === 0) {
    set(
      'ScalingActive',
      'False',
      'ScalingDisabled',
      'scaling is disabled since the replica count of the target is zero',
    );
    next.desiredReplicas = 0;
  } else if (bounds) {
    await registry
      .store(target)
      .update(
        name,
        { ...found, spec: { ...(found['spec'] as object), replicas: bounds.replicas } },
        { skipValidateUpdate: true },
      );
    set(
      'AbleToScale',
      'True',
      'SucceededRescale',
      `the HPA controller was able to update the target scale to ${bounds.replicas}`,
    );
    set('ScaledToZero', 'False', 'NotScaledToZero', 'the HPA controller did not scale the workload to zero');
    await countEvent(
      registry,
      object,
      'horizontal-pod-autoscaler',
      'Normal',
      'SuccessfulRescale',
      `New size: ${bounds.replicas}; reason: ${bounds.why}`,
      now,
    );
    Object.assign(next, { desiredReplicas: bounds.replicas, lastScaleTime: now.toISOString() });
  } else {
    const metrics = spec?.metrics ?? [];
    const failures = metrics.map(explain);
    for (const { reason, message } of failures)
      await countEvent(registry, object, 'horizontal-pod-autoscaler', 'Warning', reason, message, now);
    const [first] = failures;
    if (first)
      set('ScalingActive', 'False', first.reason, `the HPA was unable to compute the replica count: ${first.message}`);
    next.currentMetrics = metrics.map(() => ({ type: '' }));
    const all = `invalid metrics (${metrics.length} invalid out of ${metrics.length}), first error is: ${first?.whole}`;
    await write(registry, object, next);
    return countEvent(
      registry,
      object,
      'horizontal-pod-autoscaler',
      'Warning',
      'FailedComputeMetricsReplicas',
      all,
      now,
    );
  }
  return write(registry, object, next);
}

function within(current: number, least: number, most: number): { replicas: number; why: string } | undefined {
  if (current > most) return { replicas: most, why: 'Current number of replicas above Spec.MaxReplicas' };
  return current < least ? { replicas: least, why: 'Current number of replicas below Spec.MinReplicas' } : undefined;
}

/** Why a metric cannot be had: nothing serves the APIs of metrics here. */
function explain({ resource, containerResource, type }: Wire<V2MetricSpec>): {
  reason: string;
  message: string;
  whole: string;
} {
  const own = resource ?? containerResource;
  const missing = 'the server could not find the requested resource (get pods.metrics.k8s.io)';
  const { name = '', target } = own ?? {};
  const message =
    `failed to get ${name} ${target?.averageValue === undefined ? 'utilization' : 'usage'}: ` +
    `unable to get metrics for resource ${name}: unable to fetch metrics from resource metrics API: ${missing}`;
  return {
    reason: own ? `FailedGet${containerResource ? 'Container' : ''}ResourceMetric` : `FailedGet${type}Metric`,
    message,
    whole: `failed to get ${name} resource metric value: ${message}`,
  };
}

function conditionSetter(status: Status, now: Date) {
  return (type: string, value: string, reason: string, message: string): void => {
    const conditions = (status.conditions ??= []);
    const existing = conditions.find((one) => one.type === type);
    const condition: Condition = {
      type,
      status: value,
      reason,
      message,
      lastTransitionTime: existing?.status === value ? existing.lastTransitionTime : now.toISOString(),
    } as Condition;
    if (existing) Object.assign(existing, condition);
    else conditions.push(condition);
  };
}

async function write(registry: Registry, { metadata }: KubeObject, status: Status): Promise<void> {
  const resource = resourceOf('HorizontalPodAutoscaler');
  const current = await registry.get(resource, metadata.namespace, metadata.name);
  if (current)
    await registry.store(resource).update(metadata.name, { ...current, status }, { skipValidateUpdate: true });
}

import type { V1Container, V1EnvVar, V1Pod, V1PodSpec, V1Probe } from '@kubernetes/client-node';
import { reasonOf } from '../../grammar/malformed.ts';
import { checkVariableName } from '../../grammar/names.ts';
import { parseQuantity } from '../../grammar/quantities.ts';
import type { Wire } from '../object.ts';
import {
  type Cause,
  duplicate,
  forbidden,
  invalid,
  missing,
  notNegative,
  oneOf,
  portNumber,
  required,
} from './causes.ts';
import { checkLabelName, checkPortName } from './names.ts';

type Container = Wire<V1Container>;
type PodSpec = Wire<V1PodSpec>;

/** Checks a pod's spec, below `path`. */
export function checkPodSpec(
  spec: PodSpec | undefined,
  path: string,
  restartPolicies = ['Always', 'OnFailure', 'Never'],
): Cause[] {
  const containers = spec?.containers ?? [];
  if (!spec || containers.length === 0) return [required(`${path}.containers`)];
  const volumes = new Set((spec.volumes ?? []).map(({ name }) => name));
  return [
    ...(spec.volumes ?? []).flatMap(({ name }, index) => checkLabelName(`${path}.volumes[${index}].name`, name)),
    ...checkContainers(containers, `${path}.containers`, volumes),
    ...checkContainers(spec.initContainers ?? [], `${path}.initContainers`, volumes),
    ...oneOf(`${path}.restartPolicy`, spec.restartPolicy, restartPolicies),
    ...oneOf(`${path}.dnsPolicy`, spec.dnsPolicy, ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']),
    ...notNegative(`${path}.terminationGracePeriodSeconds`, spec.terminationGracePeriodSeconds),
  ];
}

const mayChange =
  'pod updates may not change fields other than ' +
  '`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` ' +
  '(only additions to existing tolerations),`spec.terminationGracePeriodSeconds` ' +
  '(allow it to be set to 1 if it was previously negative)\n';

/** Most of a pod cannot be changed once it is there. */
export function checkPodUpdate({ spec }: Wire<V1Pod>, { spec: before }: Wire<V1Pod>): Cause[] {
  if (spec?.containers.length !== before?.containers.length)
    return [forbidden('spec.containers', 'pod updates may not add or remove containers')];
  return fixedPart(spec) === fixedPart(before) ? [] : [forbidden('spec', mayChange)];
}

function fixedPart(spec: PodSpec | undefined): string {
  const without = ({ image: _, ...container }: Container) => container;
  const {
    tolerations: _,
    activeDeadlineSeconds: __,
    terminationGracePeriodSeconds: ___,
    ...rest
  } = spec ?? { containers: [] };
  return canonical({
    ...rest,
    containers: rest.containers.map(without),
    initContainers: (rest.initContainers ?? []).map(without),
  });
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, one: unknown) =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? ''
  );
}

function checkContainers(containers: Container[], path: string, volumes: Set<string>): Cause[] {
  const seen = new Set<string>();
  return containers.flatMap((container, index) => {
    const again = seen.has(container.name) ? [duplicate(`${path}[${index}].name`, container.name)] : [];
    seen.add(container.name);
    return [...checkContainer(container, `${path}[${index}]`, volumes), ...again];
  });
}

function checkContainer(container: Container, path: string, volumes: Set<string>): Cause[] {
  const { name, image, imagePullPolicy, ports = [], env = [], volumeMounts = [] } = container;
  return [
    ...checkLabelName(`${path}.name`, name),
    ...(image
      ? image.trim() === image
        ? []
        : [invalid(`${path}.image`, image, 'must not have leading or trailing whitespace')]
      : [required(`${path}.image`)]),
    ...ports.flatMap((port, index) => checkPort(port, `${path}.ports[${index}]`)),
    ...repeated(
      ports.map((port) => port.name),
      (index) => `${path}.ports[${index}].name`,
    ),
    ...env.flatMap((variable, index) => checkVariable(variable, `${path}.env[${index}]`)),
    ...volumeMounts.flatMap((mount, index) => [
      ...(mount.name
        ? volumes.has(mount.name)
          ? []
          : [missing(`${path}.volumeMounts[${index}].name`, mount.name)]
        : [required(`${path}.volumeMounts[${index}].name`)]),
      ...(mount.mountPath ? [] : [required(`${path}.volumeMounts[${index}].mountPath`)]),
    ]),
    ...(['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((kind) =>
      checkProbe(container[kind], `${path}.${kind}`),
    ),
    ...oneOf(`${path}.imagePullPolicy`, imagePullPolicy, ['Always', 'IfNotPresent', 'Never']),
    ...checkResources(container, `${path}.resources`),
  ];
}

function checkPort({ containerPort, name, protocol }: NonNullable<Container['ports']>[number], path: string): Cause[] {
  return [
    ...checkPortName(`${path}.name`, name),
    ...(containerPort ? portNumber(`${path}.containerPort`, containerPort) : [required(`${path}.containerPort`)]),
    ...oneOf(`${path}.protocol`, protocol, ['SCTP', 'TCP', 'UDP']),
  ];
}

/** Names that are given twice, each at its second place. */
function repeated(names: (string | undefined)[], field: (index: number) => string): Cause[] {
  return names.flatMap((name, index) => (name && names.indexOf(name) < index ? [duplicate(field(index), name)] : []));
}

function checkVariable({ name, value, valueFrom }: Wire<V1EnvVar>, path: string): Cause[] {
  if (!name) return [required(`${path}.name`)];
  const wrong = checkVariableName(name).map((reason) => invalid(`${path}.name`, name, reason));
  if (wrong.length > 0) return wrong;
  return value && valueFrom ? [invalid(`${path}.valueFrom`, '', 'may not be specified when `value` is not empty')] : [];
}

function checkProbe(probe: Wire<V1Probe> | undefined, path: string): Cause[] {
  if (!probe) return [];
  const handlers = [probe.httpGet, probe.tcpSocket, probe.exec, probe.grpc].filter((one) => one !== undefined);
  if (handlers.length === 0) return [required(path, 'must specify a handler type')];
  const port = probe.httpGet?.port ?? probe.tcpSocket?.port;
  const single =
    path.endsWith('readinessProbe') || (probe.successThreshold ?? 1) === 1
      ? []
      : [invalid(`${path}.successThreshold`, probe.successThreshold, 'must be 1')];
  return [
    ...(typeof port === 'number' ? portNumber(`${path}.${probe.httpGet ? 'httpGet' : 'tcpSocket'}.port`, port) : []),
    ...single,
  ];
}

function checkResources({ resources }: Container, path: string): Cause[] {
  const { limits = {}, requests = {} } = resources ?? {};
  const numbers = [
    ...Object.entries(limits).map(([name, value]) => [`${path}.limits[${name}]`, value]),
    ...Object.entries(requests).map(([name, value]) => [`${path}.requests[${name}]`, value]),
  ];
  const wrong = numbers.flatMap(([field = '', value = '']) => {
    const reason = reasonOf(parseQuantity, String(value));
    return reason === undefined ? [] : [invalid(field, value, reason)];
  });
  if (wrong.length > 0) return wrong;
  const above = Object.entries(requests).filter(
    ([name, value]) => limits[name] !== undefined && parseQuantity(String(value)) > parseQuantity(String(limits[name])),
  );
  return above.map(([name, value]) =>
    invalid(`${path}.requests`, value, `must be less than or equal to ${name} limit of ${limits[name]}`),
  );
}

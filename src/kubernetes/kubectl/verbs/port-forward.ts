import type { Call } from '../call.ts';
import { Failure, usageFailure } from '../failure.ts';
import { listAt, textAt, type KubeObject } from '../object.ts';
import { getPodsOf, getPointed } from '../pods.ts';

/**
 * `kubectl port-forward`: opens ports of the computer where there are any, and waits for Ctrl+C where there are none.
 */
export async function portForward(call: Call): Promise<void> {
  const [word, ...ports] = call.words;
  if (word === undefined || ports.length === 0)
    throw usageFailure(call.path, 'TYPE/NAME and list of ports are required for port-forward');
  const object = await getPointed(call, word);
  const [pod] = await getPodsOf(call, object, 'cannot attach to');
  if (!pod) throw new Failure('timed out waiting for the condition');
  const tunnels = ports.map((port) => toTunnel(object, pod, port));
  const phase = textAt(pod, 'status', 'phase');
  if (phase !== 'Running')
    throw new Failure(`unable to forward port because pod is not running. Current status=${phase}`);
  for (const { local, remote } of tunnels.map(checkTunnel)) {
    for (const host of ['127.0.0.1', '[::1]']) call.print(`Forwarding from ${host}:${local} -> ${remote}\n`);
    call.context.forward?.(local, { address: textAt(pod, 'status', 'podIP'), port: remote });
  }
  call.flush();
  while (!call.context.forward && call.context.signal && !call.isInterrupted) await call.context.sleep(100);
}

/** `8080:80`: a port of the computer and one of the Pod, as texts. */
interface Tunnel {
  local: string;
  remote: string;
}

function toTunnel(object: KubeObject, pod: KubeObject, port: string): Tunnel {
  const [local = '', remote] = port.split(':');
  const target = toTargetPort(object, pod, remote ?? local);
  return { local: local || target, remote: target };
}

function checkTunnel({ local, remote }: Tunnel): { local: number; remote: number } {
  return { local: parsePort('local', local), remote: parsePort('remote', remote) };
}

function parsePort(which: string, text: string): number {
  const why = !/^\d+$/.test(text) ? 'invalid syntax' : Number(text) > 65_535 ? 'value out of range' : undefined;
  if (why)
    throw new Failure(
      `error parsing ${which} port '${text}': strconv.ParseUint: parsing ${JSON.stringify(text)}: ${why}`,
    );
  return Number(text);
}

function toTargetPort(object: KubeObject, pod: KubeObject, port: string): string {
  if (object.kind !== 'Service') return getContainerPort(pod, port);
  const found = listAt(object, 'spec', 'ports').find(
    (each) => textAt(each, 'port') === port || textAt(each, 'name') === port,
  );
  if (!found) throw new Failure(`Service ${object.metadata.name} does not have a service port ${port}`);
  return getContainerPort(pod, textAt(found, 'targetPort') || port);
}

function getContainerPort(pod: KubeObject, port: string): string {
  if (/^\d+$/.test(port)) return port;
  const named = listAt(pod, 'spec', 'containers')
    .flatMap((container) => listAt(container, 'ports'))
    .find((each) => textAt(each, 'name') === port);
  if (!named) throw new Failure(`Pod '${pod.metadata.name}' does not have a named port '${port}'`);
  return textAt(named, 'containerPort');
}

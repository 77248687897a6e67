import type { Call } from '../call.ts';
import { Failure, usageFailure } from '../failure.ts';
import { listAt, textAt, type KubeObject } from '../object.ts';
import { getPodsOf, getPointed } from '../pods.ts';

/** `kubectl port-forward`: says what it would forward and waits for Ctrl+C; the page has no ports to listen on. */
export async function portForward(call: Call): Promise<void> {
  const [word, ...ports] = call.words;
  if (word === undefined || ports.length === 0) throw usageFailure(call.path, 'TYPE/NAME and list of ports are required for port-forward');
  const object = await getPointed(call, word);
  const [pod] = await getPodsOf(call, object, 'cannot attach to');
  if (!pod) throw new Failure('timed out waiting for the condition');
  const phase = textAt(pod, 'status', 'phase');
  if (phase !== 'Running') throw new Failure(`unable to forward port because pod is not running. Current status=${phase}`);
  for (const port of ports) {
    const [local = '', remote] = port.split(':');
    const target = toTargetPort(object, pod, remote ?? local);
    for (const host of ['127.0.0.1', '[::1]']) call.print(`Forwarding from ${host}:${local || target} -> ${target}\n`);
  }
  call.warn('The simulator does not open ports on your computer: use curl from a pod or a node. On a kind cluster this command forwards.\n');
  call.flush();
  while (call.context.signal && !call.isInterrupted) await call.context.sleep(100);
}

function toTargetPort(object: KubeObject, pod: KubeObject, port: string): string {
  if (object.kind !== 'Service') return getContainerPort(pod, port);
  const found = listAt(object, 'spec', 'ports').find((each) => textAt(each, 'port') === port || textAt(each, 'name') === port);
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

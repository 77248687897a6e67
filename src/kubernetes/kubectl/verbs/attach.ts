import type { Call } from '../call.ts';
import type { ExecTarget } from '../client.ts';
import { Exit, Failure, usageFailure } from '../failure.ts';
import { at, listAt, textAt, type Json } from '../object.ts';
import { chooseContainer, getPodsOf, getPointed } from '../pods.ts';
import { findResource } from '../resources.ts';
import { converse } from './exec.ts';

/** A container of a Pod, known by all three names. */
type Target = Required<ExecTarget>;

/** `kubectl attach POD`. */
export async function attach(call: Call): Promise<void> {
  const { args, options } = call;
  const [first] = args;
  if (first === undefined) throw new Failure('at least 1 argument is required for attach');
  if (args.length > 2)
    throw usageFailure(
      call.path,
      `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
    );
  const [pod] = await getPodsOf(call, await getPointed(call, args.join('/')), 'cannot attach to');
  if (!pod) throw new Failure('timed out waiting for the condition');
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed')
    throw new Failure(`cannot attach a container in a completed pod; current phase is ${phase}`);
  const container = chooseContainer(call, pod, options.text('container'), {
    quiet: options.on('quiet'),
    failed: 'cannot attach to the container: ',
  });
  await join(call, { namespace: call.namespace, pod: pod.metadata.name ?? '', container });
}

/** Waits until a container that has just been made runs or has ended, and joins it. */
export async function attachWhenRunning(call: Call, target: Target, ephemeral: boolean): Promise<void> {
  const state = await waitFor(call, target, ['running', 'terminated']);
  if (at(state, 'terminated')) return printLog(call, target);
  await join(call, target, { ephemeral });
}

const recorded =
  'All commands and output from this session will be recorded in container logs, ' +
  'including credentials and sensitive information passed through the command prompt.';

/**
 * Talks with a container's shell and gives the exit code of its last command, or takes what the container prints until
 * it ends. `log` prints first what it has printed before.
 */
export async function join(
  call: Call,
  target: Target,
  { ephemeral = false, log = false } = {},
): Promise<number | undefined> {
  const { options, context } = call;
  const talks = options.on('stdin') && options.on('tty') && context.converse !== undefined;
  const before = log ? await readLog(call, target) : '';
  call.print(before);
  if (options.on('stdin') && options.on('tty') && !talks && !options.on('quiet'))
    call.warn('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  if (!options.on('quiet')) call.warn(`${recorded}\nIf you don't see a command prompt, try pressing enter.\n`);
  if (!talks) {
    await waitFor(call, target, ['terminated']);
    call.print((await readLog(call, target)).slice(before.length));
    return undefined;
  }
  const exitCode = await converse(call, target);
  if (!options.on('quiet')) call.print(`${printSession(target, ephemeral)}\n`);
  return exitCode;
}

function printSession({ namespace, pod, container }: Target, ephemeral: boolean): string {
  const command = `'kubectl attach ${pod} -c ${container} -n ${namespace} -i -t'`;
  if (!ephemeral) return `Session ended, resume using ${command} command`;
  return (
    'Session ended, the ephemeral container will not be restarted ' +
    `but may be reattached using ${command} if it is still running`
  );
}

function readLog(call: Call, { namespace, pod, container }: Target): Promise<string> {
  return call.server.text({
    method: 'GET',
    path: `/api/v1/namespaces/${namespace}/pods/${pod}/log?container=${container}`,
  });
}

/** What a container has printed. */
export async function printLog(call: Call, target: Target): Promise<void> {
  call.print(await readLog(call, target));
}

async function waitFor(call: Call, { namespace, pod, container }: Target, states: string[]): Promise<Json> {
  const pods = findResource(await call.resources, 'pods');
  const told = new Set<string>();
  call.flush();
  for (;;) {
    const found = await call.server.get(pods, namespace, pod);
    const statuses = ['containerStatuses', 'ephemeralContainerStatuses'].flatMap((list) =>
      listAt(found, 'status', list),
    );
    const own = statuses.find((one) => textAt(one, 'name') === container);
    const state = at(own, 'state') as Json | undefined;
    if (state && states.some((name) => state[name])) return state;
    const waiting = textAt(state, 'waiting', 'message');
    if (waiting && !told.has(waiting) && !call.options.on('quiet'))
      call.warn(`Warning: container ${container}: ${waiting}\n`);
    told.add(waiting);
    if (call.isInterrupted) throw new Exit(130);
    await call.context.sleep(50);
  }
}

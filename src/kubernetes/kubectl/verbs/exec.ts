import type { Call } from '../call.ts';
import type { Answer, ExecTarget } from '../client.ts';
import { Ended, Exit, Failure, usageFailure } from '../failure.ts';
import { textAt } from '../object.ts';
import { chooseContainer, getPodsOf, getPointed } from '../pods.ts';

const shells = ['sh', 'bash', 'ash', '/bin/sh', '/bin/bash', '/bin/ash'];

/** `kubectl exec POD -- COMMAND`. */
export async function exec(call: Call): Promise<void> {
  const { options, args, afterDashes } = call;
  if (afterDashes === undefined && args.length > 1)
    throw usageFailure(call.path, 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
  const [word] = args;
  if (word === undefined) throw new Failure('pod, type/name or --filename must be specified');
  if (!afterDashes || afterDashes.length === 0)
    throw new Failure('you must specify at least one command for the container');
  const [pod] = await getPodsOf(call, await getPointed(call, word), 'cannot attach to');
  if (!pod) throw new Failure('timed out waiting for the condition');
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed')
    throw new Failure(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const container = chooseContainer(call, pod, options.text('container'), { quiet: options.on('quiet') });
  const target = { namespace: call.namespace, pod: pod.metadata.name ?? '', container };
  await runIn(call, target, afterDashes);
}

async function runIn(call: Call, target: ExecTarget, argv: string[]): Promise<void> {
  const { options, context } = call;
  const isShell = argv.length === 1 && shells.includes(argv[0] ?? '');
  if (options.on('stdin') && options.on('tty')) {
    if (context.converse && isShell) return end(await converse(call, target));
    if (!context.converse) call.warn('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  }
  call.flush();
  const { onStdout, onStderr, signal } = context;
  const { stdout, stderr, exitCode } = await context.client
    .exec(target, argv, options.on('stdin') ? call.takeStdin() : '', { onStdout, onStderr, signal })
    .catch(refuse);
  if (call.isInterrupted) throw new Exit(130);
  call.print(stdout);
  call.warn(stderr);
  end(exitCode);
}

function end(exitCode: number): void {
  if (exitCode !== 0) throw new Ended(`command terminated with exit code ${exitCode}`, exitCode);
}

/** Lets somebody type in a container's shell until they leave it; gives the exit code of its last command. */
export async function converse(call: Call, target: ExecTarget): Promise<number> {
  call.flush();
  const answer: Answer = (line, terminal) => call.context.client.exec(target, ['sh', '-c', line], '', terminal);
  return (await call.context.converse?.('/ # ', answer)) ?? 0;
}

function refuse(error: unknown): never {
  const { message } = error as Error;
  throw new Failure(
    message.startsWith('Internal error occurred: ')
      ? `Internal error occurred: ${message}`
      : `unable to upgrade connection: ${message}`,
  );
}

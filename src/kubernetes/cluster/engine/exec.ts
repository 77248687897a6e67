import type { Cluster } from '@ngrok/webernetes';
import type { Exec } from '../api/client.ts';
import type { ContainerImage } from '../images/image.ts';
import type { EngineServer } from './nodes.ts';

interface Process {
  stdout: string;
  stderr: string;
  wait(): Promise<number>;
}

interface RunningContainer {
  name: string;
  state: string;
  sandbox: { name: string; namespace: string };
  image: ContainerImage;
  exec(argv: string[]): Process;
}

interface Runtime {
  containers: Map<string, RunningContainer>;
}

/** Gives what runs a program in a container; it rejects when that is not running or has no such program. */
export function openExec(_: Cluster, servers: EngineServer[]): Exec {
  return async ({ namespace, pod, container }, argv, stdin) => {
    const all = servers.flatMap(({ runtime }) => [...(runtime as Runtime).containers.values()]);
    const own = all.filter(({ sandbox }) => sandbox.namespace === namespace && sandbox.name === pod);
    const found = own.find(({ name, state }) => state === 'Running' && (!container || name === container));
    if (!found) throw new Error(`container not found ("${container ?? ''}")`);
    found.image.stdin = stdin;
    const process = found.exec(argv);
    const exitCode = await process.wait();
    if (exitCode === 127 && process.stderr === `${argv[0]}: not found\n`) throw notExecutable(argv[0] ?? '');
    return { stdout: process.stdout, stderr: process.stderr, exitCode };
  };
}

/** What the kubelet answers when the container has no such program. */
function notExecutable(program: string): Error {
  const where = program.startsWith('/')
    ? `stat ${program}: no such file or directory`
    : 'executable file not found in $PATH';
  return new Error(
    'Internal error occurred: error executing command in container: ' +
      'failed to exec in container: failed to start exec: OCI runtime exec failed: ' +
      `exec failed: unable to start container process: exec: "${program}": ${where}: unknown`,
  );
}

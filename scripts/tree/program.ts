import { execFile } from 'node:child_process';
import { availableParallelism, tmpdir } from 'node:os';

/** Standard output and error of a program, together, whatever its exit code. It sees no kubeconfig and no project. */
export function readOutput(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, KUBECONFIG: '/dev/null' };
    execFile(program, args, { cwd: tmpdir(), env, timeout: 20_000 }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

/** A default below the home directory is not the home of whoever ran this. */
export const portable = (value: string): string => value.replace(process.env['HOME'] ?? '\0', '$HOME');

/** Maps with as many at a time as there are processors. */
export async function mapInParallel<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

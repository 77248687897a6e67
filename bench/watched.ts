import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

/**
 * What a program took: seconds by the clock and of processors, and the most memory that it and its children held
 * at one time, in bytes.
 */
export interface Taken {
  seconds: number;
  cpu: number;
  memory: number;
}

/**
 * Runs a program to its end. Throws with what it printed when it fails. Memory is looked at every
 * 100 ms, on Linux only.
 */
export async function runWatched(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Taken> {
  const start = performance.now();
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (printed += part.toString()));
  let memory = 0;
  let cpu = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, readMemory(child.pid ?? 0));
    cpu = Math.max(cpu, readCpu(child.pid ?? 0));
  }, 100);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} in ${cwd} failed:\n${printed.slice(-4000)}`);
  return { seconds: (performance.now() - start) / 1000, cpu, memory };
}

/** The resident memory of a process and of all below it, in bytes; 0 when it has ended. */
function readMemory(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const children = globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
      readFileSync(file, 'utf8').trim().split(' ').filter(Boolean),
    );
    return children.reduce((sum, child) => sum + readMemory(Number(child)), Number(kilobytes) * 1024);
  } catch {
    return 0;
  }
}

/**
 * The seconds that a process and its ended children have had a processor, by 100 ticks a second; 0 when it has ended.
 */
function readCpu(pid: number): number {
  try {
    // After the name in brackets, which may hold spaces: utime, stime, cutime and cstime are the fields 14 to 17.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
  } catch {
    return 0;
  }
}

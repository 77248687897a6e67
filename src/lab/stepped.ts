import type { Lab } from './lab.ts';
import { follows } from './line-kind.ts';
import type { Machine } from './machine.ts';

/** How much of the clusters' time a command may take before Ctrl+C, in seconds: one that follows something never ends by itself. */
const patience = { following: 6, other: 120 };

/** What one line gave. */
export interface LineResult {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** It was ended by Ctrl+C. */
  interrupted: boolean;
}

/** Runs a line on clusters whose clocks are moved by hand: as long as the line runs, time passes, as fast as it can. */
export async function runStepped(lab: Lab, line: string): Promise<LineResult> {
  const result: LineResult = { stdout: '', stderr: '', exitCode: 0, interrupted: false };
  let running = true;
  const ended = lab.shell
    .run(line, (text, error) => (error ? (result.stderr += text) : (result.stdout += text)))
    .then((code) => {
      result.exitCode = code;
      running = false;
    });
  const limit = follows(line) ? patience.following : patience.other;
  for (let turns = 0; running && turns < 40; turns += 1) await turn();
  for (let passed = 0; running && passed < limit; passed += 0.5) await live(lab.machine, 0.5);
  if (running) {
    result.interrupted = true;
    lab.shell.interrupt();
    // Who sleeps when Ctrl+C comes sees it only as time goes on.
    while (running) await live(lab.machine, 0.1);
    await ended;
  }
  return result;
}

/** Lets all clusters live that many seconds. */
export async function live(machine: Machine, seconds: number): Promise<void> {
  await Promise.all(machine.clusters.map((name) => machine.cluster(name)?.step(seconds)));
  await turn();
}

/** A sleep that ends when the clusters' time has come; without a cluster nothing waits. */
export const sleepIn = (machine: () => Machine | undefined) => async (milliseconds: number) => {
  const now = () => machine()?.latest?.now().getTime();
  const start = now();
  while (start !== undefined && (now() ?? Infinity) < start + milliseconds) await turn();
};

const turn = () => new Promise<void>((done) => setTimeout(done, 0));

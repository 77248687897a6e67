import type { Machine } from './machine.ts';

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

import type { Cluster } from '@ngrok/webernetes';

/** Lets everything run that only waits for promises; the engine's own timers wait for its clock. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Moves the cluster's clock on, in steps small enough for what happens in between to happen in order. */
export async function step(cluster: Cluster, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds * 10; passed += 1) {
    cluster.clock.step(100);
    await settle();
  }
}

/** How long writes may follow one another before others have their turn, in milliseconds. */
const turn = 30;
let began: number | undefined;

/**
 * Lets the messages of others in when much is written at once: the engine's controllers wait only for promises, so 200 new
 * pods would keep the thread to themselves for seconds.
 */
export async function giveWay(): Promise<void> {
  if (began !== undefined && performance.now() - began > turn) return settle();
  if (began !== undefined) return;
  began = performance.now();
  void settle().then(() => (began = undefined));
}

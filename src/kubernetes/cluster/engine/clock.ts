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

/** How many clusters are being moved on by hand: what happens then is to happen in the same order each time. */
let stepping = 0;

/** Moves the cluster's clock on, in steps small enough for what happens in between to happen in order. */
export async function step(cluster: Cluster, seconds: number): Promise<void> {
  stepping += 1;
  for (let passed = 0; passed < seconds * 10; passed += 1) {
    cluster.clock.step(100);
    await settle();
  }
  stepping -= 1;
}

/** How long the engine may go on before others have their turn, in milliseconds. */
const turn = 16;
let began: number | undefined;
/** Who waits for a turn of its own. */
const waiting: (() => void)[] = [];

/**
 * Lets the messages of others in when the engine has much to do: its controllers and kubelets wait only for promises,
 * so 200 new pods would keep the thread to themselves for seconds. One goes on at a time: what came last, which is
 * what a reader has just asked for, and by turns what has waited longest, which would otherwise wait for as long
 * as others keep coming.
 */
export function giveWay(): Promise<void> | undefined {
  if (stepping > 0) return undefined;
  if (began === undefined) {
    began = performance.now();
    void settle().then(() => (began = undefined));
  }
  return performance.now() - began > turn ? wait() : undefined;
}

function wait(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) void resume();
  });
}

async function resume(): Promise<void> {
  for (let turns = 0; waiting.length > 0; turns += 1) {
    await settle();
    (turns % 2 === 0 ? waiting.pop() : waiting.shift())?.();
  }
}

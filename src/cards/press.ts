import { Worker } from 'node:worker_threads';
import type { Card } from './card.ts';

/** A picture to draw, below the site's folder. */
export interface Wanted {
  file: string;
  card: Card;
}

/** Where pictures are drawn: a thread of its own, which works while the pages that want them are still being made. */
interface Press {
  thread: Worker;
  base: string;
  /** What the thread was not told of yet: to tell it of each picture alone would take longer than to make a page. */
  wanted: Wanted[];
  /** Gives how many pictures were drawn, or rejects with what the first of them failed with. */
  done: Promise<number>;
}
let press: Press | undefined;

/** How many pictures the thread is told of at a time. */
const together = 8;

/** Begins to draw what is wanted into a folder, which is the site's at `base`. */
export function openPress(folder: URL, base: string) {
  const thread = new Worker(new URL('press-thread.ts', import.meta.url), { workerData: folder.href });
  const done = new Promise<number>((resolve, reject) => thread.once('message', resolve).once('error', reject));
  // A failure is told by `closePress`; until then nobody listens.
  done.catch(() => {});
  // A build that fails meanwhile is not held up.
  thread.unref();
  press = { thread, base, wanted: [], done };
}

/** Has a picture drawn at an address of the site; does nothing where no build is under way. */
export function wantPicture(address: string, card: Card) {
  if (!press) return;
  press.wanted.push({ file: address.slice(press.base.length), card });
  if (press.wanted.length === together) press.thread.postMessage(press.wanted.splice(0));
}

/** Waits for the last picture; gives how many were drawn. Throws what the drawing of one failed with. */
export async function closePress(): Promise<number> {
  if (!press) throw new Error('No press is open');
  const { thread, wanted, done } = press;
  press = undefined;
  thread.ref();
  thread.postMessage(wanted);
  thread.postMessage(undefined);
  return done;
}

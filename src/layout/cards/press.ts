import { openThread, type SideThread } from '../../build/threads/side-thread.ts';
import type { Card } from './card.ts';

/** A picture to draw, below the site's folder. */
export interface Wanted {
  file: string;
  card: Card;
}

/** Where pictures are drawn: a thread of its own, which works while the pages that want them are still being made. */
interface Press extends SideThread<number> {
  base: string;
  /** What the thread was not told of yet: to tell it of each picture alone would take longer than to make a page. */
  wanted: Wanted[];
}
let press: Press | undefined;

/** How many pictures the thread is told of at a time. */
const together = 8;

/** Begins to draw what is wanted into a folder, which is the site's at `base`. */
export function openPress(folder: URL, base: string) {
  press = { ...openThread<number>(new URL('press-thread.ts', import.meta.url), folder.href), base, wanted: [] };
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

// Draws the pictures that are wanted, one after the other; says how many there were when it is told that no more come.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { cutCommonStamps, drawPicture } from './picture.ts';
import type { Wanted } from './press.ts';

let drawn = 0;

/** Begins to draw into a folder, which is the site's, as a URL. */
export function work(folder: string) {
  let last = cutCommonStamps();
  parentPort?.on('message', (wanted: Wanted[] | undefined) => {
    last = last.then(() => (wanted ? drawAll(wanted, folder) : end()));
  });
}

async function drawAll(wanted: Wanted[], folder: string) {
  for (const { file, card } of wanted) {
    const target = new URL(file, folder);
    mkdirSync(new URL('.', target), { recursive: true });
    writeFileSync(target, await drawPicture(card));
    drawn += 1;
  }
}

function end() {
  parentPort?.postMessage(drawn);
  parentPort?.close();
}

// Draws the pictures that are wanted, one after the other; says how many there were when it is told that no more come.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { cutCommonStamps, drawPicture } from './picture.ts';
import type { Wanted } from './press.ts';

let drawn = 0;
let last = cutCommonStamps();

parentPort?.on('message', (wanted: Wanted[] | undefined) => {
  last = last.then(() => (wanted ? drawAll(wanted) : end()));
});

async function drawAll(wanted: Wanted[]) {
  for (const { file, card } of wanted) {
    const target = new URL(file, workerData as string);
    mkdirSync(new URL('.', target), { recursive: true });
    writeFileSync(target, await drawPicture(card));
    drawn += 1;
  }
}

function end() {
  parentPort?.postMessage(drawn);
  parentPort?.close();
}

// Draws the pictures that are wanted, one after the other; says how many there were when it is told that no more come.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Card } from './card.ts';
import { drawPicture } from './picture.ts';

let drawn = 0;
let last = Promise.resolve();

parentPort?.on('message', (wanted: { file: string; card: Card } | undefined) => {
  last = last.then(() => (wanted ? draw(wanted.file, wanted.card) : end()));
});

async function draw(file: string, card: Card) {
  const target = new URL(file, workerData as string);
  mkdirSync(new URL('.', target), { recursive: true });
  writeFileSync(target, await drawPicture(card));
  drawn += 1;
}

function end() {
  parentPort?.postMessage(drawn);
  parentPort?.close();
}

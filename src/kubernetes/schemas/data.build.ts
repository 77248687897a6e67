import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyDifference, type Difference, type Facts } from './facts.ts';
import { minors } from './minors.ts';

/** What the official OpenAPI of each supported minor says, newest first. */
export function readReleases(root: string): (Facts & { minor: string })[] {
  const [newest, ...older] = minors;
  const whole = readFacts<Facts>(root, `kubernetes-${newest}`);
  return [
    { minor: newest, ...whole },
    ...older.map((minor) => ({ minor, ...applyDifference(whole, readFacts<Difference>(root, `kubernetes-${minor}`)) })),
  ];
}

/** A file that `npm run types` wrote. */
export function readFacts<T extends Facts | Difference>(root: string, name: string): T {
  return JSON.parse(readFileSync(join(root, `src/kubernetes/schemas/data/${name}.json`), 'utf8')) as T;
}

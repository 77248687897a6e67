import type { Content } from '../content/read.ts';
import type { StartCluster } from './machine.ts';
import { getPaths, type Step } from './paths.ts';
import { runAlone, type PathRun } from './run-topics.ts';
import type { Runnable, StepRecord } from './runnable.ts';

/** What runs of all topics found out, as src/lab/runnable.json keeps it. */
export function toRecords(runs: readonly PathRun[]): Runnable['paths'] {
  return Object.fromEntries(
    runs.map(({ path, steps }) => [
      path.name,
      steps.map(
        ({ id, before, why, exitCode }): StepRecord => ({
          id,
          ...(why === undefined && exitCode !== 0 && { exit: exitCode }),
          ...(before.length > 0 && { before }),
          ...(why !== undefined && { why: mask(why) }),
        }),
      ),
    ]),
  );
}

/** For each command that ran on some path: what it needs on a cluster where nothing was done. Those that then still fail are left out. */
export async function recordBlocks(content: Content, start: StartCluster, paths: Runnable['paths']): Promise<Runnable['blocks']> {
  const ran = new Set(
    Object.values(paths)
      .flat()
      .filter(({ why }) => why === undefined)
      .map(({ id }) => id),
  );
  const steps = new Map(getPaths(content).flatMap((path) => path.steps.map((step): [string, Step] => [step.id, step])));
  const blocks: Runnable['blocks'] = {};
  for (const [id, step] of steps) {
    if (!ran.has(id) || id.includes('/')) continue;
    const { before, why } = await runAlone(content, start, step);
    if (why === undefined) blocks[id] = before;
  }
  return blocks;
}

/** Names that a controller made up differ from run to run. */
const mask = (text: string) => text.replace(/-[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, '-…').slice(0, 160);

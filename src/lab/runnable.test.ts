import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startCluster as startWith } from '../cluster/index.ts';
import { readContent } from '../content/read.ts';
import { getClusterSchemas, getClusterTypes } from '../schemas/index.ts';
import type { StartCluster } from './machine.ts';
import { getPaths } from './paths.ts';
import { recordBlocks, toRecords } from './record.ts';
import { runTopics } from './run-topics.ts';
import recorded from './runnable.json' with { type: 'json' };
import { getShare, type Runnable } from './runnable.ts';

/** `npm run runnable` writes what the test otherwise holds the file to. */
const writing = import.meta.env.MODE === 'write';
const content = readContent('.');
const schemas = getClusterSchemas();
const startCluster: StartCluster = (options) => startWith({ ...options, schemas, types: async () => getClusterTypes() });
const runnable: Runnable = recorded;

test('runs on the embedded cluster what is marked as runnable', async () => {
  if (writing) return write();
  const paths = toRecords(await runTopics(content, startCluster, runnable.paths));
  const verdicts = (all: Runnable['paths']) =>
    Object.entries(all).flatMap(([path, steps]) =>
      steps.map(
        ({ id, before = [], why }, at) => `${path} ${at} ${id}: ${why === undefined ? `runs after ${before.join(', ') || 'nothing'}` : 'does not run'}`,
      ),
    );
  expect(verdicts(paths), 'npm run runnable writes it anew').toEqual(verdicts(runnable.paths));
}, 900_000);

test('marks at least 70 % of the commands that need a cluster', () => {
  const { ran, all } = getShare(content, runnable);
  console.log(`${ran} of ${all} commands that need a cluster run in the lab: ${Math.round((100 * ran) / all)} %.`);
  expect(ran / all).toBeGreaterThanOrEqual(0.7);
});

test('knows the steps that the notes have today', () => {
  const ids = Object.fromEntries(getPaths(content).map(({ name, steps }) => [name, steps.map(({ id }) => id)]));
  expect(Object.fromEntries(Object.entries(runnable.paths).map(([name, steps]) => [name, steps.map(({ id }) => id)]))).toEqual(ids);
});

/** Runs everything, then once more without what failed. */
async function write() {
  const first = toRecords(await runTopics(content, startCluster));
  const paths = toRecords(await runTopics(content, startCluster, first));
  const blocks = await recordBlocks(content, startCluster, paths);
  const rows = (record: Record<string, unknown>) =>
    Object.entries(record)
      .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  writeFileSync('src/lab/runnable.json', `{"paths": {\n${rows(paths)}\n}, "blocks": {\n${rows(blocks)}\n}}\n`);
}

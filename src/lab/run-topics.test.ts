import { expect, test } from 'vitest';
import { startCluster } from '../cluster/index.ts';
import { readContent } from '../content/read.ts';
import { runTopics } from './run-topics.ts';

const content = readContent('.');

test('runs', async () => {
  const runs = await runTopics(content, startCluster);
  for (const { path, steps } of runs) for (const { id, before, why, exitCode, stderr, stdout, run, interrupted } of steps) console.log(path.name, id, before.join(), why ?? 'OK', exitCode, interrupted);
}, 120_000);

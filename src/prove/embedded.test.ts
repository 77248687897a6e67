import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startCluster as startWith } from '../cluster/index.ts';
import { readContent } from '../content/read.ts';
import { topics } from '../content/topics.ts';
import type { StartCluster } from '../lab/machine.ts';
import { runTopics } from '../lab/run-topics.ts';
import runnable from '../lab/runnable.json' with { type: 'json' };
import { getClusterSchemas, getClusterTypes } from '../schemas/index.ts';
import { compare } from './compare.ts';
import { toOutputs } from './embedded.ts';
import { printOutputs } from './outputs.ts';

/** `npm run capture` writes what the test otherwise holds the pages' outputs to. */
const writing = import.meta.env.MODE === 'write';

const schemas = getClusterSchemas();
const startCluster: StartCluster = (options) => startWith({ ...options, schemas, types: async () => getClusterTypes() });

test('prints on the embedded cluster what the pages show', async () => {
  const content = readContent('.');
  const now = toOutputs(content, await runTopics(content, startCluster, runnable.paths), new Date().toISOString().slice(0, 10));
  const recorded = content.outputs.filter(({ on }) => on === 'simulator');
  // What a real cluster printed stands before what the simulator did.
  const wanted = now.filter(({ command }) => !content.outputs.some((output) => output.command === command && output.on === 'cluster'));
  if (writing) {
    for (const { slug } of topics) {
      const own = wanted.filter(({ command }) => content.commands.some(({ id, topic }) => id === command && topic === slug));
      const real = content.outputs.filter(({ on, topic }) => on === 'cluster' && topic === slug).map(({ source: _, topic: __, ...data }) => data);
      if (own.length + real.length > 0) writeFileSync(`content/${slug}/outputs.yaml`, printOutputs([...real, ...own]));
    }
    return;
  }
  console.log(`${recorded.length} outputs of ${content.commands.length} commands are held to what the embedded cluster prints.`);
  const differences = recorded.flatMap((then) => {
    const found = now.find(({ command }) => command === then.command);
    const difference = found ? compare(then, found) : 'it prints nothing now';
    return difference === undefined ? [] : [`${then.command}\n${difference}`];
  });
  expect(differences, 'npm run capture writes them anew').toEqual([]);
  expect(
    wanted.filter(({ command }) => !recorded.some((then) => then.command === command)).map(({ command }) => command),
    'not captured yet',
  ).toEqual([]);
}, 900_000);

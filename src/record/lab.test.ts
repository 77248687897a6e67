import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getClusterSchemas, getClusterTypes } from '../kubernetes/build.ts';
import { loadCluster, type StartCluster } from '../kubernetes/index.ts';
import { readContent } from '../content/read.ts';
import { findEntry, printRecord } from './file.ts';
import { runInLab, type LabRun } from './lab-run.ts';
import { getPlans } from './plan.ts';

/** `npm run record` writes what the test otherwise holds the record to; NOTES names the notes that it recorded. */
const writing = import.meta.env.MODE === 'write';
const chosen = process.env['NOTES']?.split(',') ?? [];
const content = readContent('.');
const plans = getPlans(content).filter(({ note }) => chosen.length === 0 || chosen.includes(note));
const schemas = getClusterSchemas();
const { startCluster: startWith } = await loadCluster();
const startCluster: StartCluster = (options) =>
  startWith({ ...options, schemas, types: async () => getClusterTypes() });

/** Of what runs in the lab, how much is the same byte for byte after masking. */
const atLeast = 0.85;

test('answers in the page as the record says', { timeout: 1_800_000 }, async () => {
  const runs: LabRun[] = [];
  for (const plan of plans) {
    const start = Date.now();
    runs.push(...(await runInLab(plan, content, startCluster)));
    if (writing) console.log(`${plan.note} ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
  printSum(runs);
  if (writing) return write(runs);
  const recorded = runs.map(({ note, block, lab }) => `${note} ${block.id} ${block.nth}: ${lab}`);
  const expected = runs.map(
    ({ note, block }) =>
      `${note} ${block.id} ${block.nth}: ${findEntry(content.record, note, block)?.lab ?? 'no entry'}`,
  );
  expect(recorded, 'npm run record:lab writes it anew').toEqual(expected);
  const answered = runs.filter(
    ({ lab, block, note }) => lab !== 'absent' && findEntry(content.record, note, block)?.day !== undefined,
  );
  expect(answered.filter(({ lab }) => lab === 'same').length / answered.length).toBeGreaterThanOrEqual(atLeast);
});

function printSum(runs: readonly LabRun[]) {
  const count = (lab: string) => runs.filter((run) => run.lab === lab).length;
  if (process.env['DIFF'])
    for (const { note, block, difference } of runs.filter(({ difference }) => difference))
      console.log(`## ${note} ${block.id}\n${difference}`);
  console.log(
    `${runs.length} blocks in the page: ` +
      `${count('same')} the same, ${count('different')} different, ${count('absent')} not to be had.`,
  );
}

function write(runs: readonly LabRun[]) {
  for (const { note, block, lab } of runs) {
    const entry = findEntry(content.record, note, block);
    if (entry) entry.lab = lab;
  }
  for (const topic of new Set(plans.map((plan) => plan.topic))) {
    const entries = content.record.filter((entry) => entry.topic === topic);
    if (entries.length > 0) writeFileSync(`content/${topic}/record.yaml`, printRecord(entries));
  }
}

// `npm run prove -- --context NAME [--topic TOPIC]`: runs each topic's commands with the kubectl of this machine on the cluster
// that the context names, and says what differs from what was captured. `npm run capture -- --context NAME` keeps what it printed.
// Exits with 1 when something differs, with 2 when it did not begin.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readContent } from '../src/content/read.ts';
import { topics } from '../src/content/topics.ts';
import { printOutputs } from '../src/prove/outputs.ts';
import { toClusterOutputs } from '../src/prove/captured.ts';
import { proveOn, type ClusterProof, type StepProof } from '../src/prove/prove.ts';
import { Refused } from '../src/prove/refused.ts';

const slugs = topics.map(({ slug }) => slug);
const { values } = parseArgs({ options: { context: { type: 'string' }, topic: { type: 'string' }, capture: { type: 'boolean', default: false } } });
const content = readContent(process.cwd());

try {
  const only = slugs.filter((slug) => values.topic === undefined || values.topic === slug);
  if (only.length === 0) throw new Refused(`There is no topic "${values.topic}": the topics are ${slugs.join(', ')}.`);
  const proof = await proveOn(values.context, content, only, printStep);
  if (values.capture) capture(proof);
  printSum(proof);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function printStep({ topic, step, skipped, proof, expected }: StepProof) {
  const verdict =
    skipped !== undefined
      ? `not run: ${skipped}`
      : proof?.difference
        ? 'differs'
        : proof?.exit !== 0 && !expected
          ? `exit code ${proof?.exit}: ${proof?.errors.trim().split('\n')[0]}`
          : expected
            ? 'as captured'
            : 'ran';
  console.log(`${topic} ${step.id}: ${verdict}`);
  if (proof?.difference) console.log(proof.difference.replace(/^/gm, '  '));
}

function printSum({ kubernetes, client, steps }: ClusterProof) {
  const count = (filter: (step: StepProof) => boolean) => steps.filter(filter).length;
  const failed = count(({ proof, expected }) => proof !== undefined && (proof.difference !== undefined || (!expected && proof.exit !== 0)));
  console.log(
    `\nKubernetes ${kubernetes}, kubectl ${client}: ${count(({ proof }) => proof !== undefined)} run, ${failed} not as they should be, ${count(({ skipped }) => skipped !== undefined)} not run.`,
  );
  if (failed > 0) process.exitCode = 1;
}

/** Keeps what the cluster printed in the place of what was captured before. */
function capture(proof: ClusterProof) {
  const captured = toClusterOutputs(proof, new Date().toISOString().slice(0, 10));
  for (const topic of slugs) {
    const replaced = captured.filter(({ command }) => content.commands.some(({ id, topic: own }) => id === command && own === topic));
    const kept = content.outputs
      .filter((output) => output.topic === topic && !replaced.some(({ command }) => command === output.command))
      .map(({ source: _, topic: __, ...data }) => data);
    if (replaced.length > 0) writeFileSync(`content/${topic}/outputs.yaml`, printOutputs([...kept, ...replaced]));
  }
}

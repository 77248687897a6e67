import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../content/read.ts';
import type { OutputData } from '../content/schema.ts';
import { topics, type Topic } from '../content/topics.ts';
import { getPaths, type Step } from '../lab/paths.ts';
import { checkAccess, openContext, type OwnContext } from './context.ts';
import { openNamespaces } from './namespaces.ts';
import { whyNot } from './provable.ts';
import { proveStep, type Proof } from './run.ts';

export interface StepProof {
  topic: Topic;
  step: Step;
  /** Why it was not run; undefined when it was. */
  skipped: string | undefined;
  proof: Proof | undefined;
  expected: OutputData | undefined;
}

/** What a proof on a cluster found, and which cluster that was. */
export interface ClusterProof {
  kubernetes: string;
  client: string;
  steps: StepProof[];
}

/**
 * Runs each topic's commands in order with the real kubectl on the cluster of that context, in namespaces of its own that
 * are deleted after it. Throws Refused, before anything is created, when that cannot be.
 */
export async function proveOn(
  contextName: string | undefined,
  content: Content,
  only: readonly Topic[],
  report: (step: StepProof) => void,
): Promise<ClusterProof> {
  const context = openContext(contextName);
  try {
    const access = checkAccess(context);
    const steps: StepProof[] = [];
    for (const topic of topics.map(({ slug }) => slug).filter((slug) => only.includes(slug)))
      steps.push(...(await proveTopic(topic, content, context, report)));
    return { ...access, steps };
  } finally {
    context.close();
  }
}

async function proveTopic(topic: Topic, content: Content, context: OwnContext, report: (step: StepProof) => void): Promise<StepProof[]> {
  const namespaces = openNamespaces(context, topic);
  // Ctrl+C leaves nothing behind either.
  const stop = () => {
    namespaces.close();
    context.close();
    process.exit(130);
  };
  process.once('SIGINT', stop);
  try {
    for (const { file, text } of content.manifests) writeFileSync(join(context.folder, file), namespaces.rename(text));
    const steps: StepProof[] = [];
    for (const step of getPaths(content)
      .filter((path) => path.topic === topic)
      .flatMap((path) => path.steps)) {
      const skipped = whyNot(step);
      const expected = content.outputs.find(({ command, on }) => command === step.id && on === 'cluster');
      const proof = skipped === undefined ? await proveStep(step, expected, context, namespaces) : undefined;
      steps.push({ topic, step, skipped, proof, expected });
      report(steps.at(-1) as StepProof);
    }
    return steps;
  } finally {
    namespaces.close();
    process.off('SIGINT', stop);
  }
}

import type { OutputData } from '../content/schema.ts';
import { isShown } from './outputs.ts';
import type { ClusterProof } from './prove.ts';

/** What a real cluster printed for each command that it ran without fault; the first time counts. `captured` is the day. */
export function toClusterOutputs({ kubernetes, client, steps }: ClusterProof, captured: string): OutputData[] {
  const outputs = new Map<string, OutputData>();
  for (const { step, proof } of steps) {
    if (proof?.exit !== 0 || step.id.includes('/') || outputs.has(step.id)) continue;
    const { output, errors, exit } = proof;
    if (isShown({ output, errors }))
      outputs.set(step.id, { command: step.id, run: step.run, on: 'cluster', engine: `kubectl ${client}`, kubernetes, captured, exit, output, errors });
  }
  return [...outputs.values()];
}

import { spawn } from 'node:child_process';
import type { Step } from '../lab/paths.ts';
import { compare, type Printed } from './compare.ts';
import type { OwnContext } from './context.ts';
import type { OwnNamespaces } from './namespaces.ts';

/** How long a read is repeated until it shows what it should, and how long anything may take, in milliseconds. */
const patience = { read: 60_000, pause: 2_000, following: 8_000, command: 180_000 };

const follows = /\s(-w|--watch|-f|--follow)(\s|$)/;
/** Does the line change something? */
export const writes = /\bkubectl (annotate|apply|autoscale|create|delete|expose|label|patch|replace|run|scale|set|rollout (undo|restart|pause|resume))\b/;

/** What came of a step on a real cluster. */
export interface Proof extends Printed {
  /** Against what was captured, as a diff; undefined when it is the same, or when nothing was captured. */
  difference: string | undefined;
}

/** Runs a step: a write once, a read until it matches what was captured or a minute has passed. */
export async function proveStep(step: Step, expected: Printed | undefined, context: OwnContext, namespaces: OwnNamespaces): Promise<Proof> {
  const start = Date.now();
  for (;;) {
    const printed = await runOnce(step.run, context, namespaces);
    const difference = expected && compare(expected, printed);
    const settled = expected ? difference === undefined : printed.exit === 0;
    if (settled || writes.test(step.run) || follows.test(step.run) || Date.now() - start > patience.read) return { ...printed, difference };
    await new Promise((done) => setTimeout(done, patience.pause));
  }
}

function runOnce(run: string, { env, folder }: OwnContext, namespaces: OwnNamespaces): Promise<Printed> {
  const following = follows.test(run) && !writes.test(run);
  return new Promise((done) => {
    const child = spawn('bash', ['-c', namespaces.rename(run)], {
      cwd: folder,
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const printed = { output: '', errors: '' };
    child.stdout.on('data', (data: Buffer) => (printed.output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (printed.errors += data.toString()));
    const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGINT'), following ? patience.following : patience.command);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ output: namespaces.restore(printed.output), errors: namespaces.restore(printed.errors), exit: following ? 0 : (code ?? 130) });
    });
  });
}

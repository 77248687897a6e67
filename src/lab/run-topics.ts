import type { Content } from '../content/read.ts';
import { topics, type Topic } from '../content/topics.ts';
import { labTexts } from '../i18n/lab.ts';
import { isReached, parseGoal } from './goal.ts';
import { firstCluster, openLab, type Lab } from './lab.ts';
import { follows } from './line-kind.ts';
import type { StartCluster } from './machine.ts';
import { getPaths, type Path, type Step } from './paths.ts';
import { getMissing, getProvision, type Provision } from './provision.ts';
import type { Runnable, StepRecord } from './runnable.ts';
import { live, runStepped, sleepIn, type LineResult } from './stepped.ts';

/** What came of one step. */
export interface StepRun extends LineResult {
  id: string;
  run: string;
  needsCluster: boolean;
  /** Ids of what was run before it, as it had found something missing. */
  before: string[];
  /** Why it cannot be run here; undefined when it ran. */
  why: string | undefined;
}

export interface PathRun {
  path: Path;
  steps: StepRun[];
}

/** How long the reader looks at an answer before the next command, in seconds. */
const pace = 4;

/**
 * Runs each topic's commands in the order of its notes, on a cluster of its own whose clock is moved as fast as it goes. Leaves
 * out the steps of which `known` says why they cannot be run: a reader is not offered them, so they must leave no trace.
 */
export async function runTopics(
  content: Content,
  start: StartCluster,
  known: Runnable['paths'] = {},
  only: readonly Topic[] = topics.map(({ slug }) => slug),
): Promise<PathRun[]> {
  const runs: PathRun[] = [];
  for (const topic of only) {
    const runner = await Runner.open(content, start);
    for (const path of getPaths(content).filter((candidate) => candidate.topic === topic)) runs.push(await runner.runPath(path, known[path.name] ?? []));
    await runner.close();
  }
  return runs;
}

/** Runs one command on a cluster where nothing was done yet; gives what it needs before it. */
export async function runAlone(content: Content, start: StartCluster, step: Step): Promise<StepRun> {
  const runner = await Runner.open(content, start);
  const run = await runner.runStep(step);
  await runner.close();
  return run;
}

class Runner {
  private readonly lab: Lab;
  private readonly content: Content;
  private readonly provision: Provision;

  private constructor(lab: Lab, content: Content) {
    this.lab = lab;
    this.content = content;
    this.provision = getProvision(content);
  }

  static async open(content: Content, start: StartCluster): Promise<Runner> {
    let lab: Lab | undefined;
    const files = Object.fromEntries(content.manifests.map(({ file, text }) => [file, text]));
    lab = await openLab({ start, files, texts: labTexts['pt-br'], now: () => lab?.machine.latest?.now() ?? new Date(), sleep: sleepIn(() => lab?.machine) });
    await live(lab.machine, pace);
    return new Runner(lab, content);
  }

  close() {
    return this.lab.stop();
  }

  async runPath(path: Path, known: readonly StepRecord[]): Promise<PathRun> {
    const steps: StepRun[] = [];
    for (const [at, step] of path.steps.entries()) {
      const why = known[at]?.why;
      steps.push(
        why === undefined
          ? await this.runStep(step)
          : { id: step.id, run: step.run, needsCluster: step.needsCluster, before: [], why, stdout: '', stderr: '', exitCode: 1, interrupted: false },
      );
    }
    return { path, steps };
  }

  /** Runs a step; where its answer says that something is missing which the notes can bring about, that first and then again. */
  async runStep(step: Step): Promise<StepRun> {
    const before: string[] = [];
    let result = await this.runIn(step, before);
    for (let tries = 0; tries < 3; tries += 1) {
      const missing =
        isAnswer(step, result) && result.stdout !== ''
          ? []
          : getMissing(step.run, result.stderr + result.stdout, this.provision).filter((id) => !before.includes(id) && id !== step.id);
      if (missing.length === 0) break;
      for (const id of missing) before.push(...(await this.runBefore(id)).filter((ran) => !before.includes(ran)));
      result = await this.runIn(step, before);
    }
    const why = isAnswer(step, result) ? undefined : reason(result);
    return { id: step.id, run: step.run, needsCluster: step.needsCluster, before: why === undefined ? before : [], why, ...result };
  }

  /** Runs what another step needs; gives the ids of all that ran. */
  private async runBefore(id: string): Promise<string[]> {
    const step = this.getStep(id);
    if (await this.isThere(step.run)) return [];
    const { before } = await this.runStep(step);
    return [...before, id];
  }

  private async isThere(run: string): Promise<boolean> {
    const [, cluster] = /^kind create cluster --name (\S+)/.exec(run) ?? [];
    if (cluster) return this.lab.machine.record(cluster) !== undefined;
    const goal = parseGoal(run);
    const client = this.lab.machine.client(firstCluster);
    return goal !== undefined && client !== undefined && isReached(goal, client);
  }

  /** In the Pod's shell what belongs there, and outside of it all else. */
  private async runIn(step: Step, before: string[]): Promise<LineResult> {
    const { shell } = this.lab;
    if (step.where === 'host' && shell.where === 'pod') await this.leave();
    if (step.where === 'pod' && shell.where === 'host' && this.provision.shell) await this.enter(this.provision.shell, before);
    return this.line(step.run);
  }

  /** Into a Pod's shell: it comes after all that is done outside of it, and what was done in another is done again. */
  private async enter(shell: string, before: string[]) {
    const opened = await this.runBefore(shell);
    const inside = before.filter((id) => this.getStep(id).where === 'pod');
    for (const id of inside) await this.line(this.getStep(id).run);
    before.splice(0, before.length, ...new Set([...before.filter((id) => id !== shell && !inside.includes(id)), ...opened, ...inside]));
  }

  /** Out of the Pod's shell; a Pod may take its 30 seconds of grace to go. */
  private async leave() {
    await this.line('exit');
    await live(this.lab.machine, 35);
  }

  private async line(line: string): Promise<LineResult> {
    const result = await runStepped(this.lab, line);
    await live(this.lab.machine, pace);
    return result;
  }

  private getStep(id: string): Step {
    const command = this.content.commands.find((candidate) => candidate.id === id);
    const file = id.split('/').at(-1) ?? '';
    return {
      id,
      run: command?.run ?? `kubectl apply -f ${file}`,
      does: { 'pt-br': id, en: id },
      where: command?.where === 'pod' ? 'pod' : 'host',
      needsCluster: true,
    };
  }
}

/** Did it answer as it would on a real cluster? An error is an answer where the command is there to show one. */
function isAnswer({ run }: Step, { exitCode, stdout, stderr, interrupted }: LineResult): boolean {
  if (exitCode === 0) return true;
  if (interrupted) return stdout !== '' && follows(run);
  // A search that finds nothing.
  if (/\| grep [^|]*$/.test(run) && exitCode === 1) return stderr === '';
  if (run.startsWith('kubectl diff')) return exitCode === 1 && stdout !== '';
  if (run.startsWith('kubectl rollout status')) return /timed out waiting|exceeded its progress deadline/.test(stderr + stdout);
  if (run.startsWith('kubectl auth can-i')) return stdout === 'no\n' && stderr === '';
  // So says every cluster without the metrics-server, a new one of kind too.
  if (run.startsWith('kubectl top')) return stderr === 'error: Metrics API not available\n';
  return run.includes('-f quebrado-') && /strict decoding error/.test(stderr);
}

const reason = ({ stderr, exitCode }: LineResult) => stderr.trim().split('\n')[0] || `exit code ${exitCode}`;

import { spawnSync } from 'node:child_process';
import type { BlockRecord, Content } from '../content/read.ts';
import { Baseline } from './baseline.ts';
import { checkClaims, type Printed } from './claim.ts';
import { ClusterMachine } from './cluster-machine.ts';
import { interrupted, tidy } from './compare.ts';
import type { OwnContext } from './context.ts';
import { findEntry, isCurrent, toPrinted, type BlockRun } from './file.ts';
import type { Block, NotePlan, StatePlan } from './plan.ts';
import { readParts } from './versions.ts';

export interface ClusterRunOptions {
  context: OwnContext;
  content: Content;
  /** What this machine has of content/requirements.yaml. */
  has: readonly string[];
  /** By state: the line of bash that makes it here, in place of its own steps. */
  make: Readonly<Record<string, string>>;
  report(line: string): void;
}

/** What came of a note: its blocks, and what is not as the note says, each in words with its line. */
export interface NoteRun {
  plan: NotePlan;
  runs: BlockRun[];
  faults: string[];
  /** What its states added to the cluster, with the versions. */
  parts: Record<string, string>;
}

/** Runs notes one after the other on a real cluster, each from a clean one, and leaves it clean. */
export class ClusterRun {
  private readonly options: ClusterRunOptions;
  private readonly baseline: Baseline;
  private machine: ClusterMachine | undefined;

  private constructor(options: ClusterRunOptions) {
    this.options = options;
    this.baseline = Baseline.of(options.context);
  }

  static open(options: ClusterRunOptions): ClusterRun {
    return new ClusterRun(options);
  }

  async runNote(plan: NotePlan): Promise<NoteRun> {
    const { context, content } = this.options;
    const files = Object.fromEntries(content.manifests.map(({ file, text }) => [file, text]));
    const machine = new ClusterMachine(context.folder, context.env as NodeJS.ProcessEnv, files);
    this.machine = machine;
    const result: NoteRun = { plan, runs: [], faults: [], parts: {} };
    context.reset();
    try {
      for (const state of plan.states) result.faults.push(...(await this.makeState(state, machine)));
      if (result.faults.length > 0)
        return { ...result, runs: plan.blocks.map((block) => ({ block, printed: undefined })) };
      const made = this.baseline.extra();
      result.parts = readParts(context);
      const running = await this.runBlocks(plan, machine);
      await machine.settle();
      for (const { block, ended } of running)
        result.runs.push({ block, printed: ended && atHome(tidy(await ended), context.folder) });
      result.faults.push(
        ...result.runs.flatMap(({ block, printed }) =>
          printed ? faultsOf(block, printed).map((fault) => `${plan.file}:${fault}`) : [],
        ),
      );
      result.faults.push(...(await this.clean(plan, machine, made)));
    } finally {
      await machine.close();
      this.machine = undefined;
      context.reset();
      const left = await this.baseline.restore();
      result.faults.push(...left.map((object) => `cannot be taken away after the note: ${object}`));
    }
    return result;
  }

  /** Ends what runs and cleans up, when the recording is being ended. */
  async stop(): Promise<void> {
    this.machine?.kill();
    this.options.context.reset();
    await this.baseline.restore();
  }

  private async makeState({ id, steps }: StatePlan, machine: ClusterMachine): Promise<string[]> {
    const { make, context } = this.options;
    // The cluster is the one that was named.
    if (id === 'cluster') return [];
    if (make[id] !== undefined) {
      const { status, stderr } = spawnSync('bash', ['-c', make[id]], {
        env: { ...process.env, KUBECONFIG: context.env['KUBECONFIG'] },
        encoding: 'utf8',
        timeout: 600_000,
      });
      return status === 0 ? [] : [`state ${id}: "${make[id]}" ended with ${status}: ${lastLine(stderr)}`];
    }
    const faults: string[] = [];
    for (const step of steps) {
      const printed = await machine.make(step);
      if (printed.exit !== 0)
        faults.push(`state ${id}: ${step.id} ended with ${printed.exit}: ${lastLine(printed.stderr)}`);
    }
    return faults;
  }

  private async runBlocks({ blocks, note, file }: NotePlan, machine: ClusterMachine) {
    const { has, report, content } = this.options;
    const running: { block: Block; ended: Promise<Printed> | undefined }[] = [];
    for (const [at, block] of blocks.entries()) {
      const start = Date.now();
      const lacks = block.requires.filter((id) => !has.includes(id));
      if (lacks.length > 0) {
        running.push({ block, ended: undefined });
        report(`  ${at + 1}/${blocks.length} ${block.id}: not here, it requires ${lacks.join(', ')}`);
        continue;
      }
      const entry = findEntry<BlockRecord>(content.record, note, block);
      const recorded = entry?.day !== undefined && isCurrent(entry, block) ? toPrinted(entry) : undefined;
      const { ended } = await machine.run(block, recorded);
      if (block.terminal === 'first') await ended;
      running.push({ block, ended });
      const printed = block.terminal === 'first' ? await ended : undefined;
      const unmet = printed ? faultsOf(block, printed) : [];
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      report(
        `  ${at + 1}/${blocks.length} ${block.id}: ` +
          `${printed ? `exit ${printed.exit}` : 'goes on in the second terminal'}, ` +
          `${seconds} s${unmet.map((fault) => `\n    ${file}:${fault}`).join('')}`,
      );
    }
    return running;
  }

  /** Runs the note's own clean-up; tells what it leaves behind although nothing says so. */
  private async clean(
    { cleans, leaves, states, file }: NotePlan,
    machine: ClusterMachine,
    made: readonly string[],
  ): Promise<string[]> {
    const faults: string[] = [];
    for (const step of cleans) {
      const printed = await machine.make(step);
      if (printed.exit !== 0)
        faults.push(`${file}: cleans: ${step.id} ended with ${printed.exit}: ${lastLine(printed.stderr)}`);
    }
    // What several states made cannot be told apart: a note that leaves one of them may leave all that they made.
    const kept = leaves.some((id) => id !== 'cluster') ? made : [];
    const extern = states.some(({ id }) => this.options.make[id] !== undefined) ? made : [];
    const behind = await this.settledExtra((key) => !kept.includes(key) && !extern.includes(key));
    if (leaves.some((id) => id !== 'cluster' && !states.some((state) => state.id === id))) return faults;
    return [
      ...faults,
      ...behind.map((key) => `${file}: leaves behind ${key.replace(/ +/g, ' ')}: add what deletes it to "cleans"`),
    ];
  }

  /** What is there too much, once what is being deleted has gone. */
  private async settledExtra(counts: (key: string) => boolean): Promise<string[]> {
    let extra = this.baseline.extra().filter(counts);
    for (let tries = 0; extra.length > 0 && tries < 10; tries += 1) {
      await new Promise((done) => setTimeout(done, 1_000));
      extra = this.baseline.extra().filter(counts);
    }
    return extra;
  }
}

/** What is not as the block's note says, each with the block's line before it. */
export function faultsOf({ claims, id, line }: Pick<Block, 'claims' | 'id' | 'line'>, printed: Printed): string[] {
  const unmet = checkClaims(claims, printed).map((why) => `${line}: ${id}: ${why}`);
  const expected = claims.some(({ what }) => what === 'exit') || printed.exit === 0 || printed.exit === interrupted;
  return expected
    ? unmet
    : [...unmet, `${line}: ${id}: ended with ${printed.exit}, and no claim says so: ${lastLine(printed.stderr)}`];
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

/** The folder that is HOME here, as a reader would write his own. */
const atHome = ({ stdout, stderr, exit }: Printed, home: string): Printed => ({
  stdout: stdout.replaceAll(home, '~'),
  stderr: stderr.replaceAll(home, '~'),
  exit,
});

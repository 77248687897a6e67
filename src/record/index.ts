import { writeFileSync } from 'node:fs';
import type { Content } from '../content/read.ts';
import type { RecordData } from '../content/schema.ts';
import { ClusterRun, type NoteRun } from './cluster-run.ts';
import { checkAccess, openContext } from './context.ts';
import { differenceOf, findEntry, isCurrent, mergeNote, printRecord } from './file.ts';
import { getPlans, type Block, type NotePlan } from './plan.ts';
import { openProgress } from './progress.ts';
import { Refused } from './refused.ts';
import { readVersions } from './versions.ts';

export interface RecordOptions {
  /** The kubeconfig's context; nothing is run where none is named. */
  context: string | undefined;
  /** Only these topics, and only these notes (`topic/slug`); all where both are empty. */
  topic: readonly string[];
  note: readonly string[];
  /** Compare only. */
  check: boolean;
  /** What this machine has of content/requirements.yaml. */
  has: readonly string[];
  /** `STATE=COMMAND`: the line of bash that makes a state here, in place of its own steps. */
  make: readonly string[];
  /** Keep only what blocks printed that require one of these; all where it is empty. */
  only: readonly string[];
  anyCluster: boolean;
  /** Begin with the first note although an earlier run was cut off. */
  anew: boolean;
  report(line: string): void;
}

/** How a recording went: how many entries are not as they were, and what is not as the notes say. */
export interface RecordResult {
  /** The notes that ran, as `topic/slug`. */
  notes: string[];
  differences: number;
  faults: number;
}

/**
 * Runs notes on a real cluster and keeps what it printed. Throws Refused, before anything runs, when that cannot be.
 */
export async function record(content: Content, options: RecordOptions): Promise<RecordResult> {
  const plans = choosePlans(content, options);
  checkRequirements(content, options);
  const context = openContext(options.context);
  const { report } = options;
  let run: ClusterRun | undefined;
  // Ctrl+C leaves nothing behind either.
  const stop = async () => {
    await run?.stop();
    context.close();
    process.exit(130);
  };
  process.once('SIGINT', () => void stop()).once('SIGTERM', () => void stop());
  try {
    const versions = readVersions(context, checkAccess(context, options.anyCluster));
    report(
      `Recording on ${context.server}: ${Object.entries(versions)
        .map((entry) => entry.join(' '))
        .join(', ')}.`,
    );
    run = ClusterRun.open({ context, content, has: options.has, make: parseMake(options.make, content), report });
    return await runAll(plans, run, content, versions, options);
  } finally {
    context.close();
  }
}

async function runAll(
  plans: readonly NotePlan[],
  run: ClusterRun,
  content: Content,
  on: Record<string, string>,
  options: RecordOptions,
): Promise<RecordResult> {
  const { report, check, anew } = options;
  const progress = openProgress(plans, { check, anew });
  if (progress.done.length > 0)
    report(
      `An earlier run was cut off: its ${progress.done.length} notes stand, this one goes on. --anew begins again.`,
    );
  const result = { differences: 0, faults: [] as string[] };
  for (const plan of plans) {
    if (progress.done.includes(plan.note)) continue;
    report(`${plan.note}${progress.estimate()}`);
    const noteRun = keepOnly(await run.runNote(plan), options.only);
    result.faults.push(...noteRun.faults);
    for (const fault of noteRun.faults) report(`  ! ${fault}`);
    result.differences += reportDifferences(noteRun, content, report);
    if (!check) write(noteRun, content, on);
    progress.finish(plan);
  }
  progress.end();
  printSum(plans, result, content, options);
  return { notes: plans.map(({ note }) => note), differences: result.differences, faults: result.faults.length };
}

/** A cluster of another kind records what needs that kind, and leaves the rest to the one that the notes begin from. */
function keepOnly(noteRun: NoteRun, only: readonly string[]): NoteRun {
  const isKept = ({ requires }: Block) => only.length === 0 || requires.some((id) => only.includes(id));
  return { ...noteRun, runs: noteRun.runs.map((run) => (isKept(run.block) ? run : { ...run, printed: undefined })) };
}

function reportDifferences(
  { plan, runs }: NoteRun,
  { record: entries }: Content,
  report: (line: string) => void,
): number {
  const differences = runs.flatMap(({ block, printed }) => {
    const entry = findEntry(entries, plan.note, block);
    if (!printed) return [];
    if (!entry || entry.day === undefined) return [`${block.id}: new`];
    const changed = isCurrent(entry, block)
      ? []
      : [`${entry.run === block.run ? 'a manifest that it names' : 'its command'} has changed`];
    const difference = differenceOf(entry, block, printed);
    if (changed.length === 0 && !difference) return [];
    return [
      `${plan.file}:${block.line}: ${[`${block.id} is not as recorded`, ...changed].join(', ')}` +
        `${difference ? `\n${difference.replace(/^/gm, '      ')}` : ''}`,
    ];
  });
  for (const difference of differences) report(`  ~ ${difference}`);
  return differences.length;
}

/** Writes the entries of a note in the place of what was there, in the order of the notes. */
function write({ plan, runs, parts }: NoteRun, content: Content, on: Record<string, string>) {
  const merged = mergeNote(plan, runs, content.record, {
    day: new Date().toISOString().slice(0, 10),
    on: { ...on, ...parts },
  });
  const order = getPlans(content).map(({ note }) => note);
  const own = content.record.filter(
    ({ topic, note }) => topic === plan.topic && note !== plan.note && order.includes(note),
  );
  const added = merged.map((entry) => ({ ...entry, topic: plan.topic }) as Content['record'][number]);
  content.record = [...content.record.filter((entry) => entry.topic !== plan.topic), ...own, ...added];
  const entries: RecordData[] = [...own, ...added].sort((a, b) => order.indexOf(a.note) - order.indexOf(b.note));
  writeFileSync(`content/${plan.topic}/record.yaml`, printRecord(entries));
}

function choosePlans(content: Content, { topic, note }: RecordOptions): NotePlan[] {
  const plans = getPlans(content);
  const unknown = [
    ...note.filter((id) => !plans.some((plan) => plan.note === id)),
    ...topic.filter((slug) => !plans.some((plan) => plan.topic === slug)),
  ];
  if (unknown.length > 0)
    throw new Refused(
      `There is no ${unknown.join(', no ')} with commands. The notes are ${plans.map((plan) => plan.note).join(', ')}.`,
    );
  return plans.filter((plan) =>
    topic.length + note.length === 0 ? true : topic.includes(plan.topic) || note.includes(plan.note),
  );
}

function checkRequirements({ requirements }: Content, { has, only }: RecordOptions) {
  const unknown = [...has, ...only].filter((id) => !requirements.some((requirement) => requirement.id === id));
  if (unknown.length > 0)
    throw new Refused(
      `There is no requirement ${unknown.join(', ')}: ` +
        `content/requirements.yaml has ${requirements.map(({ id }) => id).join(', ')}.`,
    );
}

function parseMake(make: readonly string[], { states }: Content): Record<string, string> {
  return Object.fromEntries(
    make.map((text) => {
      const [, state = '', line = ''] = /^([a-z0-9-]+)=(.+)$/s.exec(text) ?? [];
      if (!states.some(({ id }) => id === state))
        throw new Refused(`--make ${text}: write STATE=COMMAND, with a state of content/states.yaml.`);
      return [state, line];
    }),
  );
}

function printSum(
  plans: readonly NotePlan[],
  { differences, faults }: { differences: number; faults: string[] },
  content: Content,
  { report, check }: RecordOptions,
) {
  const blocks = plans.flatMap(({ note, blocks: own }) =>
    own.map((block) => ({ block, entry: findEntry(content.record, note, block) })),
  );
  const recorded = blocks.filter(({ entry }) => entry?.day !== undefined).length;
  report(
    `\n${recorded} of ${blocks.length} blocks are recorded (${Math.round((100 * recorded) / blocks.length)} %). ` +
      `${differences} ${check ? 'differ' : 'new or changed'}, ${faults.length} faults.`,
  );
  for (const fault of faults) report(`! ${fault}`);
}

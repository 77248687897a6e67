import type { Content } from '../content/read.ts';
import type { RecordData } from '../content/schema.ts';
import type { StartCluster } from '../kubernetes/index.ts';
import { checkClaims, type Printed } from './claim.ts';
import { findDifference, tidy } from './compare.ts';
import { findEntry, toPrinted } from './file.ts';
import { LabMachine } from './lab-machine.ts';
import type { Block, NotePlan } from './plan.ts';

/** How the cluster in the page answers to a block, beside the record. */
export interface LabRun {
  note: string;
  block: Block;
  lab: RecordData['lab'];
  printed: Printed;
  /** Against the record, as a diff. */
  difference: string | undefined;
}

/** Runs a note's states and blocks on the cluster in the page, from a new one. */
export async function runInLab(
  plan: NotePlan,
  content: Pick<Content, 'manifests' | 'record'>,
  start: StartCluster,
): Promise<LabRun[]> {
  const files = Object.fromEntries(content.manifests.map(({ file, text }) => [file, text]));
  const machine = await LabMachine.open(start, files);
  try {
    for (const { steps } of plan.states.filter(({ id }) => id !== 'cluster'))
      for (const step of steps) await machine.make(step);
    const ended: { block: Block; ended: () => Promise<Printed> }[] = [];
    // A block in the second terminal is asked for its end when the note has none left.
    for (const block of plan.blocks) ended.push({ block, ...(await machine.run(block)) });
    const runs: LabRun[] = [];
    for (const { block, ended: wait } of ended)
      runs.push(judge(plan.note, block, tidy(await wait()), findEntry(content.record, plan.note, block)));
    return runs;
  } finally {
    await machine.close();
  }
}

function judge(note: string, block: Block, printed: Printed, entry: RecordData | undefined): LabRun {
  if (entry?.day === undefined)
    return {
      note,
      block,
      printed,
      difference: undefined,
      lab: printed.exit === 0 || printed.exit === 130 ? 'same' : 'absent',
    };
  const difference = findDifference(toPrinted(entry), printed);
  const lab = difference === undefined ? 'same' : isAbsent(block, printed, entry) ? 'absent' : 'different';
  return { note, block, printed, difference, lab };
}

/**
 * It ends in another way than on a real cluster, does not show what its note says, or says itself that
 * it is not to be had.
 */
const isAbsent = ({ claims }: Block, printed: Printed, { exit }: RecordData) =>
  printed.exit !== exit ||
  checkClaims(claims, printed).length > 0 ||
  /The simulator (has no|does not)/.test(printed.stderr);

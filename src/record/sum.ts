import type { BlockRecord, Content, Written } from '../content/read.ts';
import type { RequirementData } from '../content/schema.ts';
import { findEntry } from './file.ts';
import { findPlan, getPlans, type Block, type NotePlan } from './plan.ts';

/** A block in its note, with what the record knows of it. */
export interface BlockState {
  plan: NotePlan;
  block: Block;
  entry: BlockRecord | undefined;
}

/** All blocks of the notebook, in reading order. */
export const getBlockStates = (content: Content): BlockState[] =>
  getPlans(content).flatMap((plan) => statesOf(content, plan));

/** The n-th block of a command in a note; undefined when there is none. */
export function findBlockState(content: Content, note: string, id: string, nth: number): BlockState | undefined {
  const plan = findPlan(content, note);
  const block = plan?.blocks.find((candidate) => candidate.id === id && candidate.nth === nth);
  return plan && block && { plan, block, entry: findEntry(content.record, note, block) };
}

/** Has a cluster printed something for it, or nothing, where it was asked? */
export const isRecorded = ({ entry }: BlockState): boolean => entry?.day !== undefined;

/**
 * What the block needs that the recording machine had not; undefined of a block that is recorded, or only waits to be.
 */
export function findReason(
  content: Pick<Content, 'requirements'>,
  state: BlockState,
): Written<RequirementData> | undefined {
  return isRecorded(state) ? undefined : content.requirements.find(({ id }) => state.block.requires.includes(id));
}

/** Of the blocks of a note, how many are recorded. */
export function countRecorded(content: Content, note: string): { recorded: number; all: number } {
  const plan = findPlan(content, note);
  const states = plan ? statesOf(content, plan) : [];
  return { recorded: states.filter(isRecorded).length, all: states.length };
}

const statesOf = ({ record }: Content, plan: NotePlan): BlockState[] =>
  plan.blocks.map((block) => ({ plan, block, entry: findEntry(record, plan.note, block) }));

/** What the record holds of the whole notebook. */
export interface RecordSum {
  all: number;
  recorded: number;
  /** The days on which something was recorded, in order. */
  days: string[];
  /** `Kubernetes 1.37.2` and the like, each version that answered. */
  versions: string[];
  /** How many blocks say what their output shows. */
  claimed: number;
  /** How the cluster in the page answers to what is recorded. */
  lab: Record<'same' | 'different' | 'absent', number>;
  /** What is not recorded, by its reason; the reason is missing of what only waits to be. */
  left: { why: RequirementData['why'] | undefined; blocks: BlockState[] }[];
}

export function getSum(content: Content): RecordSum {
  const states = getBlockStates(content);
  const recorded = states.filter(isRecorded);
  const count = (lab: BlockRecord['lab']) => recorded.filter(({ entry }) => entry?.lab === lab).length;
  const on = (name: string) => [...new Set(recorded.flatMap(({ entry }) => entry?.on[name] ?? []))].sort();
  const left = Map.groupBy(
    states.filter((state) => !isRecorded(state)),
    (state) => findReason(content, state)?.why,
  );
  return {
    all: states.length,
    recorded: recorded.length,
    days: [...new Set(recorded.flatMap(({ entry }) => entry?.day ?? []))].sort(),
    versions: [
      ...on('kubernetes').map((version) => `Kubernetes ${version}`),
      ...on('kind').map((version) => `kind ${version}`),
    ],
    claimed: states.filter(({ block }) => block.claims.length > 0).length,
    lab: { same: count('same'), different: count('different'), absent: count('absent') },
    left: [...left].map(([why, blocks]) => ({ why, blocks })),
  };
}

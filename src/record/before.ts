import type { Content } from '../content/read.ts';
import { findEntry } from './file.ts';
import { kindOfLine } from './line-kind.ts';
import type { Block, NotePlan, Step } from './plan.ts';

/** Does the cluster in the page answer to this block? `npm run record -- --lab` finds out. */
export function runsInLab(
  { record }: Pick<Content, 'record'>,
  note: string,
  block: Pick<Block, 'id' | 'nth'>,
): boolean {
  const entry = findEntry(record, note, block);
  return entry !== undefined && entry.lab !== 'absent';
}

/** Does the cluster in the page answer to this step of a state? What it answers in some note counts. */
const stepRunsInLab = ({ record }: Pick<Content, 'record'>, { id }: Step): boolean =>
  id.endsWith('.yaml') || record.some(({ block, lab }) => block === id && lab !== 'absent');

/** Does it answer to all of these steps? */
export const stepsRunInLab = (content: Pick<Content, 'record'>, steps: readonly Step[]): boolean =>
  steps.every((step) => stepRunsInLab(content, step));

/** What makes the states of a note in the lab, which begins with its cluster. */
export const getLabStart = (content: Pick<Content, 'record'>, { states }: NotePlan): Step[] =>
  states
    .filter(({ id }) => id !== 'cluster')
    .flatMap(({ steps }) => steps.filter((step) => stepRunsInLab(content, step)));

/**
 * Of the blocks before a block, by their places in the note, those that change something and run in the lab. For a
 * block in a Pod's shell the one that opens the shell is among them.
 */
export function getEarlier(content: Pick<Content, 'record'>, { note, blocks }: NotePlan, block: Block): number[] {
  const earlier = blocks.slice(0, blocks.indexOf(block)).filter((each) => runsInLab(content, note, each));
  const shell =
    block.where === 'pod'
      ? earlier.findLastIndex(({ run, where }) => where === 'host' && kindOfLine(run) === 'talks')
      : -1;
  const needed = earlier.filter((each, at) =>
    each.where === 'pod' ? at > shell && shell >= 0 : at === shell || kindOfLine(each.run) === 'writes',
  );
  return needed.map((each) => blocks.indexOf(each));
}

/**
 * What brings an empty cluster to the place of a block in its note: the steps of the note's states,
 * then the blocks before it.
 */
export const getBefore = (content: Pick<Content, 'record'>, plan: NotePlan, block: Block): Step[] => [
  ...getLabStart(content, plan),
  ...getEarlier(content, plan, block).flatMap((at) => plan.blocks[at] ?? []),
];

import type { Content } from '../content/read.ts';
import { findEntry } from './file.ts';
import { kindOfLine } from './line-kind.ts';
import type { Block, NotePlan, Step } from './plan.ts';

/** Does the cluster in the page answer to this block? `npm run record -- --lab` finds out. */
export function runsInLab({ record }: Pick<Content, 'record'>, note: string, block: Pick<Block, 'id' | 'nth'>): boolean {
  const entry = findEntry(record, note, block);
  return entry !== undefined && entry.lab !== 'absent';
}

/**
 * What brings an empty cluster to the place of a block in its note: the steps of the note's states, then the blocks before it that
 * change something and run in the lab. For a block in a Pod's shell the one that opens the shell is among them.
 */
export function getBefore(content: Pick<Content, 'record'>, { note, states, blocks }: NotePlan, block: Block): Step[] {
  const earlier = blocks.slice(0, blocks.indexOf(block)).filter((each) => runsInLab(content, note, each));
  const shell = block.where === 'pod' ? earlier.findLastIndex(({ run, where }) => where === 'host' && kindOfLine(run) === 'talks') : -1;
  const needed = earlier.filter((each, at) => (each.where === 'pod' ? at > shell && shell >= 0 : at === shell || kindOfLine(each.run) === 'writes'));
  // The lab begins with its cluster.
  return [...states.filter(({ id }) => id !== 'cluster').flatMap(({ steps }) => steps), ...needed];
}

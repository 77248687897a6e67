import type { Content } from '../content/read.ts';
import type { Path } from './paths.ts';
import recorded from './runnable.json' with { type: 'json' };

/** What a run of all topics on the embedded cluster found out: `npm run runnable` writes it, a test holds it to the truth. */
export interface Runnable {
  /** By path, one for each of its steps in order. */
  paths: Record<string, StepRecord[]>;
  /** By command id, for a reader who comes to a block with an empty cluster: what is to be run before. */
  blocks: Record<string, string[]>;
}

export interface StepRecord {
  id: string;
  /** Ids of commands that must come first, beside those that the path has. */
  before?: string[];
  /** Its exit code, where that is not 0. */
  exit?: number;
  /** Why it cannot be run; left out when it can. */
  why?: string;
}

const runnable: Runnable = recorded;

/** What is to be run before a command's block on an empty cluster; undefined when the command cannot be run here. */
export const getBefore = (id: string): string[] | undefined => runnable.blocks[id];

/** The record of a path's steps, in their order. */
export const getRecords = ({ name }: Path): StepRecord[] => runnable.paths[name] ?? [];

/** The share of the commands that need a cluster and run here, from 0 to 1. */
export function getShare(content: Content, { blocks }: Pick<Runnable, 'blocks'>): { ran: number; all: number } {
  const all = content.commands.filter(({ needs }) => needs === 'cluster');
  return { ran: all.filter(({ id }) => id in blocks).length, all: all.length };
}

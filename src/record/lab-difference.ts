import type { BlockRecord, Content, Written } from '../content/read.ts';
import type { DifferenceData } from '../content/schema.ts';

/** Why the simulator answers something else to a block; what is said of its one note comes first. */
export function findDifferenceReason(
  { differences }: Pick<Content, 'differences'>,
  entry: Pick<BlockRecord, 'note' | 'block'>,
): Written<DifferenceData> | undefined {
  const own = differences.filter(({ block }) => block === entry.block);
  return own.find(({ note }) => note === entry.note) ?? own.find(({ note }) => note === undefined);
}

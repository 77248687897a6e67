import { Document, isMap, isScalar, visit } from 'yaml';
import type { RecordData } from '../content/schema.ts';
import { checkClaims, type Printed } from './claim.ts';
import { findDifference } from './compare.ts';
import { isNeverTheSame } from './line-kind.ts';
import type { Block, NotePlan } from './plan.ts';

const head = '# Written by `npm run record`, never by hand: what a real cluster printed, block by block.\n';

/** The text of a topic's record.yaml. */
export function printRecord(entries: readonly RecordData[]): string {
  const printed = entries.map(({ note, block, run, of, day, on, exit, stdout, stderr, lab }) => ({
    note,
    block,
    run,
    ...(of !== undefined && { of }),
    ...(day !== undefined && { day, on }),
    ...(exit !== 0 && { exit }),
    ...(stdout && { stdout }),
    ...(stderr && { stderr }),
    ...(lab !== 'same' && { lab }),
  }));
  const document = new Document(printed, { aliasDuplicateObjects: false });
  // The versions of one entry stand on one line.
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'on' && isMap(value)) value.flow = true;
    },
  });
  return head + document.toString({ lineWidth: 0, blockQuote: 'literal' });
}

const kept = new WeakMap<readonly RecordData[], Map<string, RecordData[]>>();

/**
 * The entry of a block among those of its note; undefined when it has none. A list that was asked once
 * gets no more entries.
 */
export function findEntry<T extends RecordData>(
  entries: readonly T[],
  note: string,
  { id, nth }: Pick<Block, 'id' | 'nth'>,
): T | undefined {
  const byBlock = (kept.get(entries) ?? Map.groupBy(entries, (entry) => `${entry.note} ${entry.block}`)) as Map<
    string,
    T[]
  >;
  kept.set(entries, byBlock);
  return byBlock.get(`${note} ${id}`)?.[nth - 1];
}

export const toPrinted = ({ stdout, stderr, exit }: RecordData): Printed => ({ stdout, stderr, exit });

/** Does the entry still belong to the block as it is written now? */
export const isCurrent = (entry: RecordData, { run, of }: Pick<Block, 'run' | 'of'>) =>
  entry.run === run && entry.of === of;

/**
 * How what a block printed differs from its entry, as a diff; undefined when it does not, or cannot be the same and
 * shows what is claimed.
 */
export const differenceOf = (
  entry: RecordData,
  { claims }: Pick<Block, 'claims'>,
  printed: Printed,
): string | undefined =>
  isNeverTheSame(entry.run) && checkClaims(claims, toPrinted(entry)).length === 0
    ? undefined
    : findDifference(toPrinted(entry), printed);

/** What a run gave for a block: an output, or nothing where the machine lacks what it requires. */
export interface BlockRun {
  block: Block;
  printed: Printed | undefined;
}

/**
 * The entries of a note after it ran. While each block still has its entry, the manifests it names are as they
 * were and its masked output is the same, all entries stay as they are, with their day. Otherwise all that ran here
 * are written: outputs of one note speak of each other's Pods and addresses. What could not run here keeps what
 * another machine recorded.
 */
export function mergeNote(
  { note }: Pick<NotePlan, 'note'>,
  runs: readonly BlockRun[],
  old: readonly RecordData[],
  recorded: Required<Pick<RecordData, 'day' | 'on'>>,
): RecordData[] {
  const found = runs.map(({ block, printed }) => ({ block, printed, entry: findEntry(old, note, block) }));
  const stands = ({ block, printed, entry }: (typeof found)[number]) =>
    entry !== undefined &&
    isCurrent(entry, block) &&
    (!printed || (entry.day !== undefined && !differenceOf(entry, block, printed)));
  const quiet = found.every((each) => !each.printed || stands(each));
  return found.map((each) => {
    const { block, printed, entry } = each;
    if (entry && stands(each) && (quiet || !printed)) return entry;
    const base = {
      note,
      block: block.id,
      run: block.run,
      ...(block.of !== undefined && { of: block.of }),
      lab: entry?.lab ?? ('same' as const),
    };
    return printed ? { ...base, ...recorded, ...printed } : { ...base, on: {}, exit: 0, stdout: '', stderr: '' };
  });
}

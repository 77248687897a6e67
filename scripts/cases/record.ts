import { stringify } from 'yaml';
import { toComparable, type Record, type Recorded } from '../../src/kubernetes/kubectl/cases/session.ts';
import { mask } from '../../src/record/masks.ts';

/**
 * A record with what was run now: a case whose masked output is the same keeps its text, and nothing
 * changes when all do.
 */
export function merge(old: Record | undefined, now: Record): Record {
  const known = new Map(old?.cases.map((one, index) => [keyOf(one, index, old.cases), one]));
  const cases = now.cases.map((one, index) => {
    const before = known.get(keyOf(one, index, now.cases));
    return before && toComparable(before, mask) === toComparable(one, mask) ? before : one;
  });
  const isSame =
    old && old.kubectl === now.kubectl && old.kubernetes === now.kubernetes && old.cases.length === cases.length;
  return isSame && cases.every((one, index) => one === old.cases[index]) ? old : { ...now, cases };
}

/** A line may stand in a session more than once. */
const keyOf = ({ run }: Recorded, index: number, cases: readonly Recorded[]) =>
  `${run} ${cases.slice(0, index).filter((one) => one.run === run).length}`;

/** The text of a recorded file. */
export function printRecord({ cases, ...about }: Record): string {
  const printed = cases.map(({ run, exit, stdout, stderr }) => ({
    run,
    ...(exit !== 0 && { exit }),
    ...(stdout && { stdout }),
    ...(stderr && { stderr }),
  }));
  return (
    '# Written by `npm run record:cases`, never by hand: what the real kubectl printed.\n' +
    `${stringify({ ...about, cases: printed }, { lineWidth: 0, blockQuote: 'literal' })}`
  );
}

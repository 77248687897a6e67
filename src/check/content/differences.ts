import { didYouMean, type Finding } from '../../content/finding.ts';
import type { Content, Written } from '../../content/read.ts';
import type { DifferenceData } from '../../content/schema.ts';
import { findDifferenceReason } from '../../record/lab-difference.ts';

/** Whatever the simulator answers otherwise has its reason, and every reason is of something that it does. */
export function checkDifferences(content: Content): Finding[] {
  const different = content.record.filter(({ lab }) => lab === 'different');
  const used = new Set(different.map((entry) => findDifferenceReason(content, entry)));
  return [
    ...different
      .filter((entry) => !findDifferenceReason(content, entry))
      .map(({ source, block, note }) => ({
        ...source,
        code: 'difference/no-reason',
        message:
          `The simulator answers something else to "${block}" in ${note}: say why in content/differences.yaml ` +
          `(- block: ${block} with why in both languages), or mend the simulator and run npm run record:lab.`,
      })),
    ...content.differences
      .filter((difference) => !used.has(difference))
      .map((difference) => unused(difference, content)),
  ];
}

function unused({ block, note, source }: Written<DifferenceData>, { commands }: Content): Finding {
  const ids = commands.map(({ id }) => id);
  const message = ids.includes(block)
    ? `The simulator answers ${note ? `in ${note} ` : ''}to "${block}" as a real cluster does: delete this entry.`
    : `There is no command "${block}".${didYouMean(block, ids)}`;
  return { ...source, code: 'difference/unused', message };
}

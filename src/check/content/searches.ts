import { pathOf } from '../../content/anchors.ts';
import { didYouMean, type Finding } from '../../content/finding.ts';
import { generatedPages } from '../../content/pages.ts';
import type { Content } from '../../content/read.ts';

/** What must be found by a search exists. */
export function checkSearches({ searches, notes, commands, manifests }: Content): Finding[] {
  const known = new Set([
    ...notes.map(pathOf),
    ...Object.values(generatedPages),
    ...commands.map(({ id }) => id),
    ...manifests.map(({ path }) => path),
  ]);
  return searches.flatMap(({ query, wanted, source }) =>
    wanted
      .filter((answer) => !known.has(answer))
      .map((answer) => ({
        ...source,
        code: 'search/no-such-answer',
        message: `"${query}" is to find "${answer}", which does not exist.${didYouMean(answer, known)}`,
      })),
  );
}

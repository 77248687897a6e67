import type { Finding } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';
import { readTranslations } from '../../content/translations.ts';
import { checkCommands } from '../commands/index.ts';
import { checkExplanations } from '../explanations/index.ts';
import { checkDiagram } from './diagrams.ts';
import { checkManifestNotes } from './manifest-notes.ts';
import { checkDifferences } from './differences.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkLinks } from './links.ts';
import { checkRecord } from './record.ts';
import { checkSearches } from './searches.ts';
import { checkStatements } from './statements.ts';
import { checkStates } from './states.ts';
import { checkTopics } from './topics.ts';
import { checkTranslations } from './translations.ts';
import { checkTwins } from './twins.ts';
import { checkUses } from './uses.ts';
import { checkVersions } from './versions.ts';

const checks = [
  checkTopics,
  checkDuplicates,
  checkUses,
  checkStatements,
  checkSearches,
  checkLinks,
  checkTwins,
  checkStates,
  checkRecord,
  checkDifferences,
  checkCommands,
  checkExplanations,
  checkManifestNotes,
  checkVersions,
];

/** Everything that is wrong in the content read below that root, all at once. */
export function verifyContent(content: Content, root: string): Finding[] {
  return [...verifyEach(content, root)].flat();
}

/** As verifyContent, one check after the other. */
export function* verifyEach(content: Content, root: string): Generator<Finding[]> {
  yield content.findings;
  for (const check of checks) yield check(content);
  for (const diagram of content.diagrams) yield checkDiagram(diagram);
  yield checkTranslations(content, readTranslations(root));
}

import type { Finding } from '../../content/finding.ts';
import { readContent } from '../../content/read.ts';
import { readTranslations } from '../../content/translations.ts';
import { checkDuplicates } from './duplicates.ts';
import { checkLinks } from './links.ts';
import { checkStatements } from './statements.ts';
import { checkTranslations } from './translations.ts';
import { checkTwins } from './twins.ts';
import { checkUses } from './uses.ts';

const checks = [checkDuplicates, checkUses, checkStatements, checkLinks, checkTwins];

/** Everything that is wrong in content/ below the project's root, all at once. */
export function verifyContent(root: string): Finding[] {
  const content = readContent(root);
  return [...content.findings, ...checks.flatMap((check) => check(content)), ...checkTranslations(content, readTranslations(root))];
}

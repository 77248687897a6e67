import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../content/finding.ts';
import type { Site } from './address.ts';
import { placeOf } from './page.ts';

/**
 * Every whole address of this site that a text beside the pages names (Markdown, feeds, site maps,
 * llms.txt) leads somewhere.
 */
export function checkTexts(site: Site, problemOf: (url: string, from: string) => string | undefined): Finding[] {
  const own = new RegExp(
    `${(site.origin + site.base).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^\\s"'<>)\\]\`\\\\]*`,
    'g',
  );
  const files = globSync('**/*.{md,txt,xml}', { cwd: site.folder }).map((file) => file.replaceAll('\\', '/'));
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(site.folder, file), 'utf8');
    return [...text.matchAll(own)].flatMap(({ 0: url, index }) => {
      const problem = problemOf(url.replaceAll('&amp;', '&').replace(/[.,;]+$/, ''), file);
      return problem ? [{ file, ...placeOf(text, index), code: 'site/dead-link', message: problem }] : [];
    });
  });
}

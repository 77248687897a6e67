import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../content/finding.ts';
import { makeAddressCheck, type Site } from './address.ts';
import { checkLanguages } from './languages.ts';
import { placeOf, readPage, type PageText } from './page.ts';
import { checkTexts } from './texts.ts';
import { checkWebManifests } from './webmanifest.ts';

/**
 * Reads the built site as a browser, a search engine and an installer would: every link, anchor, picture, style, script
 * and download below the site's own address leads to a file, and to an id where it names one. No id stands twice in a
 * page, and no style stands in it. Canonical addresses, languages and web manifests agree with what was built.
 */
export function checkSite(
  folder: string,
  files: readonly string[],
  { origin, base }: { origin: string; base: string },
): Finding[] {
  const site: Site = { folder, origin, base, pages: new Map(files.map((file) => [file, readPage(folder, file)])) };
  const problemOf = makeAddressCheck(site);
  const inPages = [...site.pages.values()].flatMap((page) => [
    ...page.findings,
    ...checkTargets(page, folder, problemOf),
  ]);
  return [...inPages, ...checkLanguages(site), ...checkTexts(site, problemOf), ...checkWebManifests(site, problemOf)];
}

function checkTargets(
  { file, targets }: PageText,
  folder: string,
  problemOf: (url: string, from: string) => string | undefined,
): Finding[] {
  return targets.flatMap(({ url, at }) => {
    const problem = problemOf(url, file);
    return problem
      ? [{ file, ...placeOf(readFileSync(join(folder, file), 'utf8'), at), code: 'site/dead-link', message: problem }]
      : [];
  });
}

import { writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { getBuilt } from '../content/built.ts';
import { languages } from '../i18n/languages.ts';
import { toRecords } from './records.ts';
import { writeSearch } from './search-files.ts';
import { getSearchPages } from './search-pages.ts';
import { toVocabulary } from './vocabulary.ts';

/**
 * Builds one search index per language from the data and from the built pages, one after the other: Pagefind takes 600
 * MB for the pages of 2,500 notes.
 */
export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const content = getBuilt(process.cwd());
        const records = toRecords(content);
        for (const language of languages) {
          const folder = new URL(`pagefind/${language}/`, dir);
          const own = records.filter((record) => record.language === language);
          const size = await writeSearch(getSearchPages(content, language, dir), own, folder);
          writeFileSync(new URL('words.json', folder), JSON.stringify(toVocabulary(content, own, language)));
          logger.info(`${language}: ${size} notes, commands and manifests.`);
        }
      },
    },
  };
}

import type { Finding } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';
import {
  changedLanguages,
  currentTranslations,
  pairOf,
  translationsFile,
  type Translations,
} from '../../content/translations.ts';
import { defaultLanguage, languages } from '../../i18n/languages.ts';

/** No section has changed in one language only since its languages were last recorded as equals. */
export function checkTranslations({ notes }: Content, recorded: Translations | undefined): Finding[] {
  if (!recorded)
    return [
      {
        file: translationsFile,
        line: 1,
        column: 1,
        code: 'twin/bad-record',
        message:
          'This record cannot be read: take it back from git, ' +
          'or delete it, compare the notes and run "npm run translated".',
      },
    ];
  const current = currentTranslations(notes);
  return Object.entries(current).flatMap(([pair, sections]) => {
    if (!recorded[pair]) return [neverCompared(pair, notes)];
    return Object.entries(sections).flatMap(([id, now]) => {
      const then = recorded[pair]?.[id];
      const changed = changedLanguages(then, now);
      if (changed.length === 0) return [];
      // The finding stands in the language that is behind; where both changed, in the last one.
      const behind = languages.find((language) => !changed.includes(language)) ?? languages[languages.length - 1];
      const note = notes.find((candidate) => candidate.language === behind && pairOf(candidate) === pair);
      const section = id === '' ? 'The beginning' : `The section {#${id}}`;
      const place = { file: note?.file ?? pair, line: note?.sections.find((s) => s.id === id)?.line ?? 1, column: 1 };
      if (changed.length === languages.length)
        return [
          {
            ...place,
            code: 'twin/unrecorded',
            message:
              `${section} is not recorded as the same in every language: ` +
              'compare it, then run "npm run translated".',
          },
        ];
      return [
        {
          ...place,
          code: 'twin/stale',
          message:
            `${section} is older than its ${changed.join(', ')} twin: ` +
            `bring it up to date, then run "npm run translated -- ${pair}".`,
        },
      ];
    });
  });
}

function neverCompared(pair: string, notes: Content['notes']): Finding {
  const file = notes.find((note) => pairOf(note) === pair && note.language !== defaultLanguage)?.file ?? pair;
  const message = 'This pair of notes was never recorded as the same: compare it, then run "npm run translated".';
  return { file, line: 1, column: 1, code: 'twin/unrecorded', message };
}

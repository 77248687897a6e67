import { bodyOf } from '../content/note.ts';
import type { Content } from '../content/read.ts';
import type { Language } from '../i18n/languages.ts';
import { plain } from './plain.ts';
import type { SearchRecord } from './records.ts';

/**
 * The words of four letters and more that the site uses in a language, plain and sorted: what a misspelt word may have
 * meant. `records` are those of the language.
 */
export function toVocabulary(content: Content, records: readonly SearchRecord[], language: Language): string[] {
  const texts = [
    ...records.map(({ meta, text, content: all }) => `${meta.title}. ${meta.words ?? ''}. ${text}. ${all}`),
    // Without the `words` of its frontmatter, which hold what people type, misspelt or not.
    ...content.notes
      .filter((note) => note.language === language)
      .flatMap((note) => [note.data?.title ?? '', note.data?.description ?? '', bodyOf(note)]),
    ...content.glossary.flatMap((term) => [term.term[language], ...term.also[language], term.means[language]]),
  ];
  return [...new Set(texts.flatMap((text) => plain(text).match(/\b[a-z]{4,}\b/g) ?? []))].sort();
}

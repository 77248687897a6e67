import { bodyOf } from '../content/note.ts';
import type { Content } from '../content/read.ts';
import type { Language } from '../i18n/languages.ts';
import { plain } from './plain.ts';
import { toRecords } from './records.ts';

/** The words of four letters and more that the site uses in a language, plain and sorted: what a misspelt word may have meant. */
export function toVocabulary(content: Content, language: Language): string[] {
  const texts = [
    ...toRecords(content)
      .filter((record) => record.language === language)
      .map((record) => `${record.meta.title}. ${record.meta.words ?? ''}. ${record.text}. ${record.content}`),
    // Without the `words` of its frontmatter, which hold what people type, misspelt or not.
    ...content.notes
      .filter((note) => note.language === language)
      .flatMap((note) => [note.data?.title ?? '', note.data?.description ?? '', bodyOf(note)]),
    ...content.glossary.flatMap((term) => [term.term[language], ...term.also[language], term.means[language]]),
  ];
  return [...new Set(texts.flatMap((text) => plain(text).match(/\b[a-z]{4,}\b/g) ?? []))].sort();
}

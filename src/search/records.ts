import type { Content } from '../content/read.ts';
import { languages, type Language } from '../i18n/languages.ts';
import type { Kind } from './kinds.ts';

/** A thing of the index that is not a page. */
export interface SearchRecord {
  /** Below the site's base, like `en/services/service/#cmd-expose`. */
  url: string;
  language: Language;
  content: string;
  meta: { title: string; run?: string };
  filters: { kind: [Kind]; topic: [string] };
}

/** Every command and every manifest, once per language, found by what it does, its words and its own text. */
export function toRecords(content: Content): SearchRecord[] {
  return languages.flatMap((language) => [
    ...content.commands.map((command) => ({
      url: addressOf(content, language, (note) => note.commands.some(({ id }) => id === command.id), `cmd-${command.id}`),
      language,
      content: [command.does[language], command.words[language].join(', '), splitWords(command.run)].join('. '),
      meta: { title: command.does[language], run: command.run },
      filters: { kind: ['command'] as [Kind], topic: [command.topic] as [string] },
    })),
    ...content.manifests.map((manifest) => ({
      url: addressOf(
        content,
        language,
        (note) => note.manifests.some(({ file }) => file === manifest.path),
        `manifest-${manifest.path.replace('/', '-').replace('.yaml', '')}`,
      ),
      language,
      content: [manifest.does[language], manifest.words[language].join(', '), manifest.file, splitWords(manifest.text)].join('. '),
      meta: { title: manifest.file },
      filters: { kind: ['manifest'] as [Kind], topic: [manifest.topic] as [string] },
    })),
  ]);
}

/** The text and, after it, its parts between `= : / ,`: `nginx:1.29` is found whole and by `nginx`. */
export const splitWords = (text: string) => `${text} ${text.replace(/[=:/,|"']+/g, ' ')}`;

function addressOf(content: Content, language: Language, shows: (note: Content['notes'][number]) => boolean, anchor: string): string {
  const note = content.notes.find(shows);
  if (!note) throw new Error(`No note shows ${anchor}`);
  const prefix = language === languages[0] ? '' : `${language}/`;
  return `${prefix}${note.topic}/${note.slug ? `${note.slug}/` : ''}#${anchor}`;
}

import { commandAnchor, homeOf, manifestAnchor, pathOf, showsCommand, showsManifest } from '../content/home.ts';
import type { Content, NoteFile } from '../content/read.ts';
import type { Topic } from '../content/topics.ts';
import { defaultLanguage, languages, type Language } from '../i18n/languages.ts';
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
      url: `${addressOf(content, language, command.topic, showsCommand(command.id))}#${commandAnchor(command.id)}`,
      language,
      content: [command.does[language], command.words[language].join(', '), splitWords(command.run)].join('. '),
      meta: { title: command.does[language], run: command.run },
      filters: { kind: ['command'] as [Kind], topic: [command.topic] as [string] },
    })),
    ...content.manifests.map((manifest) => ({
      url: `${addressOf(content, language, manifest.topic, showsManifest(manifest.path))}#${manifestAnchor(manifest.path)}`,
      language,
      content: [manifest.does[language], manifest.words[language].join(', '), manifest.file, splitWords(manifest.text)].join('. '),
      meta: { title: manifest.file },
      filters: { kind: ['manifest'] as [Kind], topic: [manifest.topic] as [string] },
    })),
  ]);
}

/** The text and, after it, its parts between `= : / ,`: `nginx:1.29` is found whole and by `nginx`. */
export const splitWords = (text: string) => `${text} ${text.replace(/[=:/,|"']+/g, ' ')}`;

function addressOf({ notes }: Content, language: Language, topic: Topic, shows: (text: NoteFile) => boolean): string {
  const home = homeOf(notes.map((text) => ({ topic: text.topic, text })), topic, shows)?.text;
  if (!home) throw new Error(`A command or manifest of ${topic} is shown by no note`);
  const path = pathOf(home);
  return language === defaultLanguage ? path.slice(1) : `${language}${path}`;
}

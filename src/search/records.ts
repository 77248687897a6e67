import {
  commandAnchor,
  getShownCommands,
  homeOf,
  manifestAnchor,
  pathOf,
  showsCommand,
  showsManifest,
} from '../content/anchors.ts';
import type { Content, NoteFile } from '../content/read.ts';
import type { Topic } from '../content/topics.ts';
import { defaultLanguage, languages, type Language } from '../i18n/languages.ts';
import { nodes } from './plain.ts';
import type { CustomRecord } from './pagefind/index-writer.ts';

/** A thing of the index that is not a page. */
export interface SearchRecord extends CustomRecord {
  kind: 'command' | 'manifest';
  language: Language;
  /** Searched too, and each hit says in which of them it is. */
  meta: { title: string; words?: string };
  filters: { topic: [string] };
  /** What its card shows below the title. */
  text: string;
  home: { path: string; title: string };
  since: string | undefined;
}

/** Every command and every manifest, once per language, found by what it does, its words and its own text. */
export function toRecords(content: Content): SearchRecord[] {
  const texts = content.notes.map((text) => ({ topic: text.topic, text }));
  return languages.flatMap((language) => [
    ...getShownCommands(content).map((command) => {
      const home = placeOf(texts, language, command.topic, showsCommand(command.id));
      return {
        kind: 'command' as const,
        language,
        home,
        url: `${home.path}#${commandAnchor(command.id)}`,
        content: splitWords(command.run),
        meta: toMeta(command.does[language], command.words[language]),
        filters: { topic: [command.topic] as [string] },
        text: command.run,
        since: command.since,
      };
    }),
    ...content.manifests.map((manifest) => {
      const home = placeOf(texts, language, manifest.topic, showsManifest(manifest.path));
      return {
        kind: 'manifest' as const,
        language,
        home,
        url: `${home.path}#${manifestAnchor(manifest.path)}`,
        content: `${manifest.does[language]}. ${manifest.file} ${splitWords(manifest.text)}`,
        meta: toMeta(manifest.file, manifest.words[language]),
        filters: { topic: [manifest.topic] as [string] },
        text: manifest.does[language],
        since: undefined,
      };
    }),
  ]);
}

/**
 * The text in parts between `= : / , . |` and quotes, as a query is split too; a value that stands right after a
 * short flag also by itself.
 */
export const splitWords = (text: string) =>
  text
    .replace(/[=:/,|"'<>[\]{}();@*?$\\]+/g, ' ')
    .replace(/(\s-[a-z])([a-z]{3,})(?=\s|$)/g, '$1$2$1 $2')
    .replace(/\s+/g, ' ')
    .trim();

function toMeta(title: string, words: readonly string[]): SearchRecord['meta'] {
  const all = [...words, ...(nodes(title) === title ? [] : ['node'])];
  return all.length > 0 ? { title, words: nodes(all.join(', ')) } : { title };
}

function placeOf(
  texts: readonly { topic: Topic; text: NoteFile }[],
  language: Language,
  topic: Topic,
  shows: (text: NoteFile) => boolean,
): { path: string; title: string } {
  const home = homeOf(texts, topic, shows)?.text;
  if (!home) throw new Error(`A command or manifest of ${topic} is shown by no note`);
  const twin =
    texts.find(({ text }) => text.language === language && text.topic === home.topic && text.slug === home.slug)
      ?.text ?? home;
  const path = pathOf(home);
  return { path: language === defaultLanguage ? path.slice(1) : `${language}${path}`, title: twin.data?.title ?? '' };
}

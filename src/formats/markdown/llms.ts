import type { Note } from '../../content/notes.ts';
import type { Content } from '../../content/read.ts';
import { getTopics } from '../../content/topics.ts';
import { getTexts, type Language } from '../../i18n/index.ts';
import { addressOf, printNote } from './note.ts';

/** The notebook's contents by https://llmstxt.org: every note's Markdown with what it says, topic by topic. */
export function printContents(notes: readonly Note[], language: Language, site: URL | undefined): string {
  const texts = getTexts(language);
  const sections = getTopics().map(({ slug, name }) => {
    const lines = notes
      .filter(({ topic }) => topic === slug)
      .map((note) => `- [${note.title}](${addressOf(language, note.path, site)}index.md): ${note.description}`);
    return `## ${name[language]}\n\n${lines.join('\n')}`;
  });
  return [`# ${texts.siteName}`, `> ${texts.siteDescription}`, ...sections].join('\n\n').concat('\n');
}

/** Every note, one after the other. */
export function printWhole(notes: readonly Note[], content: Content, site: URL | undefined): string {
  return notes.map((note) => printNote(note.text, content, site)).join('\n');
}

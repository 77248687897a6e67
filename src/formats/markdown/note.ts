import { pathOf } from '../../content/anchors.ts';
import { bodyOf } from '../../content/note.ts';
import type { Content, NoteFile } from '../../content/read.ts';
import { asset, getTexts, href, type Language } from '../../i18n/index.ts';
import { printBody } from './body.ts';
import { printEnd, printStart } from './state.ts';

/** A note as a Markdown file of its own, from what it says. `site` is the origin that its links stand below. */
export function printNote(note: NoteFile, content: Content, site: URL | undefined): string {
  const { language } = note;
  const address = (path: string) => addressOf(language, path, site);
  const parts = [
    `# ${note.data?.title}`,
    note.data?.description,
    printStart(note, content),
    printBody(bodyOf(note), { language, content, address }),
    printEnd(note, content),
    printSiblings(note, content, address),
    printErrata(note, content),
    `---\n\n${getTexts(language).siteName}: <${address(pathOf(note))}>`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The whole address of a page, or of a manifest, which is the same in every language. */
export function addressOf(language: Language, path: string, site: URL | undefined): string {
  return new URL(/\.yaml$/.test(path) ? asset(path) : href(language, path), site).href;
}

function printSiblings(note: NoteFile, { notes }: Content, address: (path: string) => string): string {
  if (note.slug !== '') return '';
  const siblings = notes.filter(
    ({ topic, language, slug }) => topic === note.topic && language === note.language && slug !== '',
  );
  const lines = siblings.map(
    (other) => `- [${other.data?.title}](${address(pathOf(other))}): ${other.data?.description}`,
  );
  return `## ${getTexts(note.language).notesOfTopic}\n\n${lines.join('\n')}`;
}

function printErrata(note: NoteFile, { statements }: Content): string {
  const covered = statements.filter(({ id }) => note.data?.statements.includes(id));
  if (covered.length === 0) return '';
  const { errata, verdict } = getTexts(note.language);
  const lines = covered.map(
    (statement) =>
      `- **${verdict[statement.verdict]}**: “${statement.says[note.language]}”. ${statement.correction[note.language]}`,
  );
  return `## ${errata.title}\n\n${lines.join('\n')}`;
}

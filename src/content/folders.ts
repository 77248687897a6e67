import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { languages } from '../i18n/languages.ts';
import type { Finding } from './finding.ts';
import { kebab, type TopicData } from './schema.ts';

/** The table of contents. */
export const topicsFile = 'content/topics.yaml';

/** Folders of content/ that are named as a topic may be. */
export const listFolders = (root: string): string[] =>
  existsSync(join(root, 'content'))
    ? readdirSync(join(root, 'content'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && kebab.test(entry.name))
        .map(({ name }) => name)
        .sort()
    : [];

/** A topic that is not in the table of contents would be on no page. */
export function unlistedFolders(root: string, listed: readonly TopicData[]): Finding[] {
  return listFolders(root)
    .filter((folder) => !listed.some(({ slug }) => slug === folder))
    .map((folder) => ({
      file: topicsFile,
      line: 1,
      column: 1,
      code: 'topic/unlisted',
      message:
        `The folder content/${folder} is not in this list: ` +
        `add - slug: ${folder} with its name in both languages, or move its files.`,
    }));
}

/** A file that no reader would ever see is a slip of its author: a wrong folder, a wrong ending. */
export function strayFiles(root: string): Finding[] {
  const name = kebab.source.slice(1, -1);
  const lists = 'topics|searches|statements|glossary|versions|unproved|explanations|states|requirements|differences';
  const known = new RegExp(
    `^content/((${lists})\\.yaml|translations\\.json|` +
      `${name}/((commands|manifests|record)\\.yaml|(manifests|diagrams)/[^/]+\\.yaml|` +
      `(${languages.join('|')})/(index|(\\d+-)?${name})\\.mdx))$`,
  );
  const notes = languages.map((language) => `${language}/10-some-note.mdx`).join(', ');
  return listFiles(root, 'content', '')
    .filter((file) => !known.test(file))
    .map((file) => ({
      file,
      line: 1,
      column: 1,
      code: 'content/stray-file',
      message:
        'Nothing reads this file. The folder of a topic holds commands.yaml, ' +
        `manifests.yaml, manifests/*.yaml, diagrams/*.yaml, ${notes}.`,
    }));
}

/** Files below a folder with that ending, in the order of their names, as paths from the root with "/". */
export function listFiles(root: string, folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && statSync(join(root, folder, name), { throwIfNoEntry: false })?.isFile())
    .sort()
    .map((name) => relative(root, join(root, folder, name)).replaceAll('\\', '/'));
}

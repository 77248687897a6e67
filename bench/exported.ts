import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A note in Markdown alone: what every site that the notebook is measured against is made of. */
export interface Page {
  language: 'pt-br' | 'en';
  /** Below the site's own address, the same in every site: `services/service/`, `en/services/service/`. */
  path: string;
  topic: string;
  title: string;
  description: string;
  text: string;
}

/**
 * The notes that a built notebook publishes as Markdown, in the order of their addresses, with links within
 * the site as paths.
 */
export function readExport(dist: string): Page[] {
  const files = globSync('**/index.md', { cwd: dist }).map((file) => file.replaceAll('\\', '/'));
  return files.sort().map((file) => parsePage(file.replace(/index\.md$/, ''), readFileSync(join(dist, file), 'utf8')));
}

function parsePage(path: string, markdown: string): Page {
  const [, title = '', description = '', text = ''] = /^# (.*)\n\n(.*)\n\n([\s\S]*)$/.exec(markdown) ?? [];
  const language = path.startsWith('en/') ? 'en' : 'pt-br';
  const topic = path.replace(/^en\//, '').split('/')[0] ?? '';
  return { language, path, topic, title, description, text: text.replaceAll('(http://localhost:4321/', '(/') };
}

/** Empties a folder for a site's sources and writes them. */
export function writeSite(folder: string, files: ReadonlyMap<string, string>) {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** The pages of each topic of a language, in the order of their addresses. */
export const groupByTopic = (pages: readonly Page[], language: Page['language']) => [
  ...Map.groupBy(
    pages.filter((page) => page.language === language),
    ({ topic }) => topic,
  ),
];

/** The file that stands for a page where a folder is a group of pages: `services/index.md`, `services/service.md`. */
export const fileOf = ({ path, topic }: Page) =>
  path.replace(/^en\//, '') === `${topic}/` ? `${path}index.md` : `${path.slice(0, -1)}.md`;

/**
 * The page as a Markdown file with its title in the frontmatter, under a heading where the site draws none of its own.
 */
export function printPage(
  { title, description, text }: Page,
  heading: boolean,
  more: Record<string, string> = {},
): string {
  const lines = Object.entries({ title, description, ...more }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}\n`,
  );
  const head = `---\n${lines.join('')}---\n\n`;
  return `${head}${heading ? `# ${title}\n\n` : ''}${description}\n\n${text}`;
}

/**
 * What a site's folder says of its packages, which stand in bench/ itself: some builders look for their plugins there.
 */
export function packageJson(kind: { type?: 'module' } = { type: 'module' }): string {
  const { dependencies } = JSON.parse(readFileSync('bench/package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return JSON.stringify({ private: true, ...kind, dependencies });
}

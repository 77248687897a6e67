// Builds the search index of a language from the built pages in a folder and from records, and says how many things it holds.
import { globSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { folderOf, languages, type Language } from '../i18n/languages.ts';
import type { SearchRecord } from './records.ts';
import { writeIndex, type Body } from './write-index.ts';

/** What the thread is given: the folder of the site as a URL. */
export interface Task {
  language: Language;
  folder: string;
  records: SearchRecord[];
}

const { language, folder, records } = workerData as Task;
parentPort?.postMessage(await writeIndex(new URL(`pagefind/${language}/`, folder), listBodies(new URL(folder)), records));

/** The pages of the language that are to be found. A text is read when it is asked for: all of them at once are a gigabyte at 5,000 notes. */
function listBodies(dir: URL): Body[] {
  const own = folderOf(language);
  const others = languages.map(folderOf).filter((other) => other !== own && other !== '');
  return globSync(`${own}**/index.html`, { cwd: dir })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !others.some((other) => file.startsWith(other)))
    .sort()
    .flatMap((file) => {
      const read = () => readFileSync(new URL(file, dir), 'utf8');
      if (!read().includes(' data-pagefind-body')) return [];
      return [
        {
          url: file.replace(/index\.html$/, ''),
          get html() {
            return parseBody(read());
          },
        },
      ];
    });
}

/** A page with nothing around its text, which would be sent to Pagefind and parsed for nothing; the whole page where only some of its lines are to be found. */
function parseBody(html: string): string {
  const [text] = /<(article|main)\b[^<>]* data-pagefind-body[\s\S]*<\/\1>/.exec(html) ?? [];
  return text === undefined ? html : `<html><body>${text}</body></html>`;
}

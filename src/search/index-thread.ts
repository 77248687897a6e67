// Builds the search index of a language from records and then from the built pages in the folder that it is told of; says how many things it holds.
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { folderOf, languages, type Language } from '../i18n/languages.ts';
import type { SearchRecord } from './records.ts';
import { openIndex, writeIndex, type Body } from './pagefind/index-writer.ts';

/** What the thread is given, with how many notes are to come. The folder of the site, as a URL, is sent when all pages stand there. */
export interface Task {
  language: Language;
  records: SearchRecord[];
  notes: number;
}

const { language, records, notes } = workerData as Task;
if (parentPort) {
  const written = once(parentPort, 'message') as Promise<[string]>;
  const index = await openIndex(records, notes);
  const [folder] = await written;
  parentPort.postMessage(
    await writeIndex(index, new URL(`pagefind/${language}/`, folder), listBodies(new URL(folder)), records),
  );
}

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

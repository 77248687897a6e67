// Builds one search index per language from the built pages in a folder and from records, and says how many things each holds.
import { globSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { htmlLang, languages, type Language } from '../i18n/languages.ts';
import type { SearchRecord } from './records.ts';
import { writeIndex, type Body } from './write-index.ts';

const { folder, records } = workerData as { folder: string; records: SearchRecord[] };
const bodies = listBodies(new URL(folder));
const sizes: [Language, number][] = [];
for (const language of languages) {
  const own = bodies.filter((body) => body.language === language);
  const size = await writeIndex(
    new URL(`pagefind/${language}/`, folder),
    own,
    records.filter((record) => record.language === language),
  );
  sizes.push([language, size]);
}
parentPort?.postMessage(sizes);

/** The pages that are to be found, each in the language it is written in. A text is read when it is asked for: all of them at once are a gigabyte at 5,000 notes. */
function listBodies(dir: URL): (Body & { language: Language })[] {
  return globSync('**/index.html', { cwd: dir })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) => {
      const read = () => readFileSync(new URL(file, dir), 'utf8');
      const language = parseLanguage(read());
      return language
        ? [
            {
              url: file.replace(/index\.html$/, ''),
              language,
              get html() {
                return read();
              },
            },
          ]
        : [];
    });
}

/** The language of a page that is to be found; nothing for any other. */
function parseLanguage(html: string): Language | undefined {
  if (!html.includes('data-pagefind-body')) return undefined;
  return languages.find((candidate) => html.includes(`<html lang="${htmlLang[candidate]}"`)) ?? languages[0];
}

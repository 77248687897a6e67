import { readFile, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { getBuilt } from '../content/built.ts';
import type { Language } from '../i18n/languages.ts';
import { toRecords } from './records.ts';
import { toVocabulary } from './vocabulary.ts';

/** Builds one search index per language from the built pages and from the data: it begins in a thread of its own when the last page is written. */
export function search(): AstroIntegration {
  let indexed: Promise<[Language, number][]> | undefined;
  return {
    name: 'search',
    hooks: {
      'astro:build:generated': ({ dir }) => {
        const thread = new Worker(new URL('index-thread.ts', import.meta.url), {
          workerData: { folder: dir.href, records: toRecords(getBuilt(process.cwd())) },
        });
        indexed = new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
        // A failure is told when the index is waited for; until then nobody listens.
        indexed.catch(() => {});
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        for (const [language, size] of (await indexed) ?? []) {
          const words = toVocabulary(getBuilt(process.cwd()), language);
          await writeFile(new URL(`pagefind/${language}/words.json`, dir), JSON.stringify(words));
          logger.info(`${language}: ${size} notes, commands and manifests.`);
        }
        await takeMarks(dir, pages);
      },
    },
  };
}

/** What only the index reads: every reader would be sent it. */
const marks = /<span hidden data-pagefind-meta="[^"]*"><\/span>| data-pagefind-[a-z]+(="[^"]*")?(?=[^<>]*>)/g;

/** Takes what only the index reads out of the pages. */
async function takeMarks(dir: URL, pages: readonly { pathname: string }[]) {
  for (const { pathname } of pages.filter(({ pathname }) => !/^404/.test(pathname))) {
    const file = new URL(`${pathname}index.html`, dir);
    const html = await readFile(file, 'utf8');
    await writeFile(file, html.replace(marks, ''));
  }
}

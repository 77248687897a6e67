import { readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { getBuilt } from '../content/built.ts';
import { languages } from '../i18n/languages.ts';
import type { Task } from './index-thread.ts';
import { toRecords } from './records.ts';
import { toVocabulary } from './vocabulary.ts';

/** With more notes than these, one language is indexed after the other: Pagefind takes 600 MB for the pages of 2,500. */
const together = 2000;

/** Builds one search index per language from the built pages and from the data: in threads of their own, from the moment the last page is written. */
export function search(): AstroIntegration {
  let indexed: Promise<number[]> | undefined;
  return {
    name: 'search',
    hooks: {
      'astro:build:generated': ({ dir }) => {
        const content = getBuilt(process.cwd());
        const records = toRecords(content);
        const tasks = languages.map((language): Task => ({ language, folder: dir.href, records: records.filter((record) => record.language === language) }));
        indexed = content.notes.length > together ? inTurn(tasks) : Promise.all(tasks.map(index));
        // A failure is told when the index is waited for; until then nobody listens.
        indexed.catch(() => {});
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const sizes = (await indexed) ?? [];
        for (const [at, language] of languages.entries()) {
          const words = toVocabulary(getBuilt(process.cwd()), language);
          writeFileSync(new URL(`pagefind/${language}/words.json`, dir), JSON.stringify(words));
          logger.info(`${language}: ${sizes[at]} notes, commands and manifests.`);
        }
        takeMarks(dir, pages);
      },
    },
  };
}

/** Indexes a language; gives how many things its index holds, or rejects with what Pagefind reports. */
function index(task: Task): Promise<number> {
  const thread = new Worker(new URL('index-thread.ts', import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
}

async function inTurn(tasks: Task[]): Promise<number[]> {
  const sizes: number[] = [];
  for (const task of tasks) sizes.push(await index(task));
  return sizes;
}

/** What only the index reads: every reader would be sent it. */
const marks = /<span hidden data-pagefind-meta="[^"]*"><\/span>| data-pagefind-[a-z]+(="[^"]*")?(?=[^<>]*>)/g;

/** Takes what only the index reads out of the pages. */
function takeMarks(dir: URL, pages: readonly { pathname: string }[]) {
  for (const { pathname } of pages.filter(({ pathname }) => !/^404/.test(pathname))) {
    const file = new URL(`${pathname}index.html`, dir);
    writeFileSync(file, readFileSync(file, 'utf8').replace(marks, ''));
  }
}

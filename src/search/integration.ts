import { readFileSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { getBuilt } from '../content/built.ts';
import { languages } from '../i18n/languages.ts';
import { openThread, type SideThread } from '../build/threads/side-thread.ts';
import type { Task } from './index-thread.ts';
import { toRecords } from './records.ts';
import { toVocabulary } from './vocabulary.ts';

/** With more notes than these, one language is indexed after the other, and nothing else is done meanwhile: Pagefind takes 600 MB for the pages of 2,500. */
const together = 2000;

/**
 * Builds one search index per language from the data and from the built pages: in threads of their own, which take the data while
 * pages are made.
 */
export function search(): AstroIntegration {
  let indexers: Indexer[] = [];
  let indexed: Promise<number[]> | undefined;
  return {
    name: 'search',
    hooks: {
      'astro:build:start': () => {
        if (getBuilt(process.cwd()).notes.length <= together) indexers = getTasks().map(openIndexer);
      },
      'astro:build:generated': ({ dir }) => {
        if (indexers.length === 0) return;
        indexed = Promise.all(indexers.map((indexer) => finish(indexer, dir)));
        // A failure is told when the index is waited for; until then nobody listens.
        indexed.catch(() => {});
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const sizes = await (indexed ?? inTurn(getTasks(), dir));
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

function getTasks(): Task[] {
  const content = getBuilt(process.cwd());
  const records = toRecords(content);
  return languages.map((language) => ({
    language,
    records: records.filter((record) => record.language === language),
    notes: content.notes.filter((note) => note.language === language).length,
  }));
}

/** A thread that indexes a language, and says how many things its index holds in the end. */
type Indexer = SideThread<number>;

const openIndexer = (task: Task): Indexer => openThread(new URL('index-thread.ts', import.meta.url), task);

/** Has the pages in a folder indexed too; gives how many things the index holds, or rejects with what Pagefind reports. */
function finish({ thread, done }: Indexer, folder: URL): Promise<number> {
  thread.ref();
  thread.postMessage(folder.href);
  return done;
}

async function inTurn(tasks: Task[], folder: URL): Promise<number[]> {
  const sizes: number[] = [];
  for (const task of tasks) sizes.push(await finish(openIndexer(task), folder));
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

import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { createIndex, type PagefindIndex } from 'pagefind';
import { readContent, type Content } from '../content/read.ts';
import { languages } from '../i18n/languages.ts';
import { toRecords } from './records.ts';
import { toVocabulary } from './vocabulary.ts';

/** Builds the search index from the built pages and from the data, after the last page is written. */
export function search(): AstroIntegration {
  return {
    name: 'search',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const { index } = await createIndex({ includeCharacters: '-', excludeSelectors: ['figure.block'], keepIndexUrl: false });
        if (!index) throw new Error('Pagefind made no index');
        const content = readContent(process.cwd());
        const added = (await addPages(index, dir, pages)) + (await addRecords(index, content));
        const files = await writeBundle(index, dir);
        for (const language of languages)
          await writeFile(new URL(`pagefind/words.${language}.json`, dir), JSON.stringify(toVocabulary(content, language)));
        logger.info(`${added} pages, commands and manifests in ${files} files.`);
      },
    },
  };
}

async function addPages(index: PagefindIndex, dir: URL, pages: readonly { pathname: string }[]): Promise<number> {
  let added = 0;
  for (const { pathname } of pages) {
    const path = pathname === '404' || pathname === '404/' ? '404.html' : `${pathname}index.html`;
    const content = await readFile(new URL(path, dir), 'utf8');
    // Pagefind takes every page for one to index until it has seen this attribute on any.
    if (!content.includes('data-pagefind-body')) continue;
    fail((await index.addHTMLFile({ url: pathname, content })).errors);
    added += 1;
  }
  return added;
}

async function addRecords(index: PagefindIndex, content: Content): Promise<number> {
  const records = toRecords(content);
  for (const record of records) fail((await index.addCustomRecord(record)).errors);
  return records.length;
}

/** Pagefind's own interfaces, and the styles for them, stay out of the site. */
async function writeBundle(index: PagefindIndex, dir: URL): Promise<number> {
  const { files, errors } = await index.getFiles();
  fail(errors);
  const used = files.filter(({ path }) => !/(-ui|-highlight|component|modular).*\.(js|css)$/.test(path));
  for (const { path, content } of used) {
    const target = fileURLToPath(new URL(`pagefind/${path}`, dir));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  await index.deleteIndex();
  return used.length;
}

function fail(errors: readonly string[]) {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
}

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import type { AstroIntegration } from 'astro';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { folderOf, languages } from '../src/i18n/languages.ts';
import { getChromium } from './chromium.ts';

/** Prints the built notebook page of each language into caderno-k8s.pdf beside it. */
export function notebookPdf(): AstroIntegration {
  let site = new URL('http://localhost/');
  return {
    name: 'pdf',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = new URL(config.base, config.site);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const browser = await chromium.launch({
          executablePath: getChromium(),
          args: ['--no-sandbox', '--disable-gpu'],
        });
        const context = await browser.newContext({ serviceWorkers: 'block' });
        // The site's own address is answered from the built folder: nothing is served and nothing is fetched.
        await context.route('**/*', async (route) => {
          const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(site.pathname.length);
          await route.fulfill({ path: fileURLToPath(new URL(path.replace(/(^|\/)$/, '$1index.html'), dir)) });
        });
        for (const language of languages) {
          const folder = folderOf(language);
          const page = await context.newPage();
          await page.goto(new URL(`${folder}notebook/`, site).href);
          const { pdf, pages } = await printNotebook(page);
          await writeFile(new URL(`${folder}caderno-k8s.pdf`, dir), pdf);
          logger.info(`${folder}caderno-k8s.pdf: ${pages} pages, ${Math.round(pdf.length / 1000)} KB.`);
        }
        await browser.close();
      },
    },
  };
}

/**
 * The open notebook page as a PDF with outline, tags and the numbers of its pages in its contents. It is printed twice:
 * no browser can tell the page of a link's target in CSS, but the first print does.
 */
export async function printNotebook(page: Page): Promise<{ pdf: Buffer; pages: number }> {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const print = () => page.pdf({ format: 'A4', outline: true, tagged: true, preferCSSPageSize: true });
  // Digits of the right width, so that the numbers move nothing.
  await setNumbers(page, () => 999);
  const { numbers } = await readNumbers(await print());
  await setNumbers(page, (id) => numbers.get(id));
  const pdf = await print();
  const second = await readNumbers(pdf);
  for (const [id, number] of second.numbers)
    if (numbers.get(id) !== number)
      throw new Error(`#${id} moved from page ${numbers.get(id)} to ${number} between two prints`);
  return { pdf, pages: second.pages };
}

async function setNumbers(page: Page, numberOf: (id: string) => number | undefined) {
  const places = page.locator('.contents .page');
  const ids = await places.evaluateAll((elements) =>
    elements.map((element) => (element as HTMLElement).dataset['of'] ?? ''),
  );
  await places.evaluateAll(
    (elements, numbers) => elements.forEach((element, index) => (element.textContent = numbers[index] ?? '')),
    ids.map((id) => String(numberOf(id) ?? '')),
  );
}

/** The page on which each target of a link within the PDF stands, the first page being 1. */
async function readNumbers(pdf: Buffer): Promise<{ numbers: Map<string, number>; pages: number }> {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const targets = (await document.getDestinations()) as unknown as Map<
    string,
    [Parameters<typeof document.getPageIndex>[0]]
  >;
  const numbers = new Map<string, number>();
  for (const [id, [target]] of targets) numbers.set(id, (await document.getPageIndex(target)) + 1);
  return { numbers, pages: document.numPages };
}

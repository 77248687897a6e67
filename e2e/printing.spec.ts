import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { commandAnchor, showsCommand, showsManifest } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { getTexts, languages } from '../src/i18n/index.ts';
import { folderOf } from '../src/i18n/languages.ts';
import { printNotebook } from '../scripts/notebook-pdf.ts';
import { expect, test } from './test.ts';

const content = readContent(process.cwd());
test.beforeEach(() => test.setTimeout(180_000));

/** Each piece of text on each page of a PDF, the first page being 1, with its left and right edge in points. */
async function readPieces(pdf: Buffer) {
  const document = await getDocument({ data: new Uint8Array(pdf) }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const page = await document.getPage(index + 1);
    const { items } = await page.getTextContent();
    return items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              page: index + 1,
              text: item.str,
              left: item.transform[4] as number,
              right: item.transform[4] + item.width,
              bottom: item.transform[5] as number,
            },
          ]
        : [],
    );
  });
  return (await Promise.all(pages)).flat();
}

for (const language of languages)
  test(`prints the whole notebook, with each line of its blocks, and numbers its contents, ${language}`, async ({
    page,
    root,
  }) => {
    await page.goto(`${root}${folderOf(language)}notebook/`);
    const { pdf, pages } = await printNotebook(page);
    const pieces = await readPieces(pdf);
    console.log(`${language}: ${pages} pages, ${pieces.length} pieces of text`);

    // A4 is 595.9 points wide, and its margins of 16 mm are 45.4 points: Chromium rounds them to whole ones.
    expect(pieces.filter(({ left, right }) => left < 44.9 || right > 595.9 - 44.9)).toEqual([]);

    // The numbers of pages stand below the text: a manifest may run over two pages.
    const text = pieces
      .filter(({ bottom }) => bottom > 50)
      .map((piece) => piece.text)
      .join('')
      .replace(/\s+/g, '');
    const notes = content.notes.filter((note) => note.language === language);
    const codes = [
      ...content.commands.filter(({ id }) => notes.some(showsCommand(id))).map(({ run }) => run),
      ...content.manifests.filter(({ path }) => notes.some(showsManifest(path))).map((manifest) => manifest.text),
    ];
    expect(codes.length).toBeGreaterThan(200);
    const lines = codes.flatMap((code) => code.split('\n')).map((line) => line.replace(/\s+/g, ''));
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);

    // The contents are numbered by the pages on which the notes begin.
    const entries = await page
      .locator('.contents .entry:has(a)')
      .evaluateAll((all) =>
        all.map(
          (entry) =>
            [entry.querySelector('a')?.textContent ?? '', Number(entry.querySelector('.page')?.textContent)] as const,
        ),
      );
    expect(entries.length).toBeGreaterThan(40);
    const onPage = (number: number) =>
      pieces
        .filter((piece) => piece.page === number)
        .map((piece) => piece.text)
        .join('')
        .replace(/\s+/g, '');
    expect(entries.filter(([title, number]) => !onPage(number).includes(title.replace(/\s+/g, '')))).toEqual([]);
  });

test('prints the address of a link after it, and no controls', async ({ page, root }) => {
  await page.goto(`${root}control-plane/api-server/`);
  await page.emulateMedia({ media: 'print' });
  const link = page.locator('.prose a[href^="https"]').first();
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain(
    await link.getAttribute('href'),
  );
  await expect(page.locator(`#${commandAnchor('get-readyz')} copy-button`)).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
});

test('keeps the notebook on one page out of search engines, and offers no PDF that was not made', async ({
  page,
  root,
}) => {
  await page.goto(root);
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: getTexts('pt-br').notebook.title })
    .click();
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.getByRole('link', { name: getTexts('pt-br').notebook.pdf })).toHaveCount(0);
  const sitemap = await (await page.request.get(`${root}sitemap-0.xml`)).text();
  expect(sitemap).not.toContain('/notebook/');
});

// `npm run diagrams:sheet`: a contact sheet of every diagram of the built site, in both languages and themes, at a
// desk's and at a phone's width. Writes sheets/<language>-<theme>-<width>.png; build first.
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { preview } from 'astro';
import { languages } from '../src/i18n/languages.ts';
import { getChromium } from './chromium.ts';
import { freePort } from './port.ts';

const widths = [1280, 390];

const server = await preview({ server: { port: await freePort(4500) }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: getChromium(), args: ['--no-sandbox', '--disable-gpu'] });
const files = globSync('content/*/diagrams/*.yaml').sort();
mkdirSync('sheets', { recursive: true });
const counts: number[] = [];
// Not the whole notebook on one page, which shows them all again.
const pages = globSync('dist/**/index.html', { exclude: (path) => path.includes('notebook') })
  .filter((file) => readFileSync(file, 'utf8').includes('class="diagram"'))
  .sort();
for (const language of languages) {
  const own = pages
    .filter((file) => file.startsWith('dist/en/') === (language === 'en'))
    .map((file) => file.replace(/^dist|index\.html$/g, ''));
  for (const width of widths)
    for (const theme of ['light', 'dark'] as const) {
      const pictures = await photograph(
        browser,
        own.map((path) => `http://localhost:${server.port}${path}`),
        width,
        theme,
      );
      counts.push(pictures.length);
      await printSheet(browser, pictures, `sheets/${language}-${theme}-${width}.png`, width, theme);
    }
}
await browser.close();
await server.stop();
console.log(`${files.length} diagrams, ${counts.reduce((a, b) => a + b, 0)} pictures in sheets/.`);
if (counts.some((count) => count < files.length)) {
  console.error(
    `A sheet has ${Math.min(...counts)} pictures for ${files.length} diagrams: build the site first, npm run build.`,
  );
  process.exitCode = 1;
}

/** Every diagram of the pages that have one. */
async function photograph(
  browser: Browser,
  pages: string[],
  width: number,
  theme: 'light' | 'dark',
): Promise<Buffer[]> {
  // Higher than any diagram: of one that is just too high for the window the picture loses its end.
  const page = await browser.newPage({ viewport: { width, height: 2000 }, colorScheme: theme });
  const pictures: Buffer[] = [];
  for (const address of pages) {
    await page.goto(address);
    for (const figure of await page.locator('figure.diagram').all()) pictures.push(await figure.screenshot());
  }
  await page.close();
  return pictures;
}

async function printSheet(browser: Browser, pictures: Buffer[], path: string, width: number, theme: 'light' | 'dark') {
  const columns = width < 600 ? 6 : 3;
  const page = await browser.newPage({ viewport: { width: columns * (width < 600 ? 380 : 740), height: 900 } });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`).join('');
  await page.setContent(
    `<!doctype html><style>body{background:${theme === 'dark' ? '#11141b' : '#fcfbf8'}}` +
      `main{columns:${columns};gap:16px}img{width:100%;margin-bottom:16px;break-inside:avoid}</style>` +
      `<main>${images}</main>`,
  );
  await page.screenshot({ path, fullPage: true });
  await page.close();
}

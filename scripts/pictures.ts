// `npm run pictures`: photographs the built site for README.md, each place in both themes.
// Writes docs/pictures/<name>-<theme>.webp; build first.
import { mkdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { preview } from 'astro';
import sharp from 'sharp';
import { getTexts } from '../src/i18n/index.ts';
import { getChromium } from './chromium.ts';
import { freePort } from './port.ts';

const folder = 'docs/pictures';
const { lab, search } = getTexts('en');
/** Milliseconds. The simulated cluster takes some of a reader's time to start its Pods. */
const patience = 120_000;

/** What is to be seen, and what a reader does to see it. */
const places: Record<string, { path: string; prepare?: (page: Page) => Promise<void> }> = {
  home: { path: 'en/' },
  note: { path: 'en/workloads/deployment/', prepare: showOutput },
  search: { path: 'en/', prepare: askForScale },
  lab: { path: 'en/lab/', prepare: runLab },
};

const server = await preview({ server: { port: await freePort(4600) }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: getChromium(), args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(folder, { recursive: true });
let bytes = 0;
for (const [name, { path, prepare }] of Object.entries(places))
  for (const theme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: theme });
    page.setDefaultTimeout(patience);
    await page.goto(`http://localhost:${server.port}/${path}`);
    await prepare?.(page);
    const { size } = await sharp(await page.screenshot())
      .webp({ quality: 60, effort: 6 })
      .toFile(`${folder}/${name}-${theme}.webp`);
    bytes += size;
    await page.close();
  }
await browser.close();
await server.stop();
console.log(`${Object.keys(places).length} places in both themes, ${Math.round(bytes / 1000)} KB in ${folder}/.`);

/** The first command of the note with what it printed. */
async function showOutput(page: Page) {
  const block = page.locator('.prose .command:has(.output)').first();
  await block.evaluate((element) => scrollTo({ top: element.getBoundingClientRect().top + scrollY - 200 }));
}

async function askForScale(page: Page) {
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('searchbox').fill('scale deployment');
  await page.locator('.search-results li').first().waitFor();
  await page.getByText(search.loading).waitFor({ state: 'hidden' });
}

async function runLab(page: Page) {
  await page.getByRole('button', { name: lab.start }).click();
  await page.locator('.status[data-state=ready]').waitFor();
  const lines = [
    'kubectl create deployment servidor-web --image=nginx:1.30-alpine --replicas=3',
    'kubectl rollout status deployment/servidor-web',
    'kubectl get pods',
  ];
  for (const [index, line] of lines.entries()) {
    await page.getByRole('textbox', { name: lab.input }).fill(line);
    await page.keyboard.press('Enter');
    await page.locator('.entry pre[data-exit]').nth(index).waitFor();
  }
}

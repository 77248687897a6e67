import { test as files } from '@playwright/test';
import { readContent } from '../src/content/read.ts';
import { pathOf } from '../src/content/anchors.ts';
import { folderOf, languages } from '../src/i18n/languages.ts';
import { kinds } from './every-page.ts';
import { expect, test } from './test.ts';
import { moveInPieces } from './pieces.ts';
import { visit, weigh, weighInline, type Weight } from './weight.ts';

/** Bytes of gzip on a first visit with nothing kept. The sidebar of a note has a link to each note. */
const budget = { note: 28_000, link: 20, home: 35_000, js: 6_000, requests: 6 };

const total = ({ html, css, js }: Weight) => html + css + js;
const heaviest = (weights: Weight[], of: (weight: Weight) => number) =>
  weights.reduce((worst, weight) => (of(weight) > of(worst) ? weight : worst));
const print = (name: string, weights: Weight[]) => {
  const [bytes, scripts] = [heaviest(weights, total), heaviest(weights, ({ js }) => js)];
  const { html, css, js } = bytes;
  console.log(
    `${name}: ${weights.length} pages, ` +
      `at most ${total(bytes)} B (${html} HTML + ${css} CSS + ${js} JS, ${bytes.path}), ${scripts.js} B of JS, ` +
      `${heaviest(weights, ({ requests }) => requests).requests} requests`,
  );
};

for (const language of languages)
  files(`keeps every ${language} note within its bytes and requests`, () => {
    const notes = readContent(process.cwd()).notes.filter((note) => note.language === language);
    const weights = notes.map((note) => weigh(`${folderOf(language)}${pathOf(note).slice(1)}`));
    expect(weights.length).toBeGreaterThan(40);
    print(`${language} notes`, weights);
    for (const weight of weights) expectWithin(weight, budget.note + budget.link * notes.length);
  });

files('keeps the home within its bytes, in both languages', () => {
  const weights = languages.map((language) => weigh(folderOf(language)));
  print('home', weights);
  for (const weight of weights) expectWithin(weight, budget.home);
});

files('asks no more than 6 KB of scripts for a note, with those that stand in it', () => {
  const bytes = weigh('services/service/').js + weighInline('services/service/');
  console.log(`scripts of a note: ${bytes} bytes of gzip`);
  expect(bytes).toBeLessThanOrEqual(budget.js);
});

for (const [index, path] of [...kinds, 'commands/'].entries())
  test(`costs in a browser what its files weigh, with nothing that moves, /${path}`, async ({ browser, root }) => {
    const { shift, ...weight } = await visit(browser, root + path, index % 2 === 0 ? 'light' : 'dark');
    expect.soft(weight).toEqual(weigh(path));
    expect.soft(shift).toBe(0);
  });

test('moves nothing while a page comes in pieces', async ({ browser, root }) => {
  // In the caption of a block, and before each of its buttons.
  const places = /(?<=<figcaption>)|(?=<summary|<run-button|<copy-button|<div class="text")/g;
  expect(await moveInPieces(browser, root, 'workloads/labels-and-selectors/', places)).toEqual([]);
});

test('moves nothing of the bar while it comes in pieces', async ({ browser, root }) => {
  const places =
    /(?<=<header class="site-header">(?:(?!<\/header>).)*)(?=<(?:nav|a|button|theme-toggle|svg)\b)|(?<=<\/header>)/gs;
  expect(await moveInPieces(browser, root, 'workloads/labels-and-selectors/', places)).toEqual([]);
});

test('moves nothing of a table while it comes in pieces', async ({ browser, root }) => {
  expect(await moveInPieces(browser, root, 'en/services/dns-and-namespaces/', /(?=<tr>)|(?<=<\/table>)/g)).toEqual([]);
});

test('moves nothing of the lab while it comes in pieces', async ({ browser, root }) => {
  expect(await moveInPieces(browser, root, 'lab/', /(?=<li data-step|<section class="limits")/g)).toEqual([]);
});

test('moves nothing when the theme changes', async ({ page, root }) => {
  await page.goto(`${root}services/service/`);
  const before = await page.locator('main').boundingBox();
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  expect(await page.locator('main').boundingBox()).toEqual(before);
});

function expectWithin(weight: Weight, bytes: number) {
  const { path, js, requests, fonts, foreign } = weight;
  expect.soft(total(weight), `bytes of ${path}`).toBeLessThanOrEqual(bytes);
  expect.soft(js, `bytes of JS of ${path}`).toBeLessThanOrEqual(budget.js);
  expect.soft(requests, `requests of ${path}`).toBeLessThanOrEqual(budget.requests);
  expect.soft({ fonts, foreign }, path).toEqual({ fonts: 0, foreign: 0 });
}

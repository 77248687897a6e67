// `npm run bench:main-thread [folder...]`: how long the pages of built sites (dist, when none is named) keep the
// browser's main thread.
import { chromium } from '@playwright/test';
import { getChromium } from '../scripts/chromium.ts';
import { median } from './measure.ts';
import { occupy, type Occupied } from './occupied.ts';
import { serve } from './serve.ts';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const pages = [
  '',
  'en/',
  'overview/',
  'services/service/',
  'services/nodeport/',
  'services/which-type/',
  'workloads/deployment/',
  'control-plane/apply-journey/',
  'kind-kubectl/troubleshooting-network/',
  'en/kind-kubectl/install/',
  'commands/',
  'en/manifests/',
  'glossary/',
  'what-changed/',
  'lab/',
];
const columns = {
  blocking: 'total blocking',
  byScripts: 'of it by scripts',
  scripts: 'scripts',
  asked: 'layout they ask for',
} as const;
const keys = Object.keys(columns) as (keyof Occupied)[];
const folders = process.argv.length > 2 ? process.argv.slice(2) : ['dist'];

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? getChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const sites = await Promise.all(folders.map(async (folder) => ({ folder, served: await serve(folder) })));
// The first visit of a browser pays for what it starts with.
for (const { served } of sites) await occupy(browser, served, '');

console.log(
  `| page | site | ${Object.values(columns).join(' | ')} |\n| --- | --- | ${keys.map(() => '---').join(' | ')} |`,
);
const middles = sites.map((): Occupied[] => []);
for (const path of pages) {
  const taken = sites.map((): Occupied[] => []);
  // By turns: what slows the machine slows all of them.
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { served }] of sites.entries()) taken[index]?.push(await occupy(browser, served, path));
  for (const [index, all] of taken.entries()) {
    const middle = combine(all, median);
    middles[index]?.push(middle);
    print(`/${path}`, index, middle);
  }
}
for (const [index, all] of middles.entries()) {
  print('median', index, combine(all, median));
  print(
    'worst',
    index,
    combine(all, (values) => Math.max(...values)),
  );
}
await browser.close();
for (const { served } of sites) served.close();

function combine(all: readonly Occupied[], to: (values: number[]) => number): Occupied {
  return Object.fromEntries(keys.map((key) => [key, to(all.map((one) => one[key]))])) as unknown as Occupied;
}

function print(page: string, index: number, one: Occupied) {
  console.log(`| ${page} | ${folders[index]} | ${keys.map((key) => `${one[key].toFixed(0)} ms`).join(' | ')} |`);
}

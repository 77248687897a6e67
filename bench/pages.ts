import { chromium, type Browser } from '@playwright/test';
import { getChromium } from '../scripts/chromium.ts';
import { readExport, type Page } from './exported.ts';
import { measure, median, type Site } from './measure.ts';
import { describeMachine, type PagesResult, type SearchTaken } from './results.ts';
import { serve, type Served } from './serve.ts';
import { builtOf, names, type Name } from './sites.ts';
import { visit, type Visit } from './visit.ts';

/** How a search is opened, typed into and answered in each site that comes with one. */
const searches: Partial<Record<Name, Pick<Site, 'key' | 'field' | 'result'>>> = {
  notebook: { key: '/', field: 'search-dialog input[type=search]', result: '.search-results li' },
  starlight: { key: 'Control+k', field: '.pagefind-ui__search-input', result: '.pagefind-ui__result-link' },
  vitepress: { key: 'Control+k', field: '#localsearch-input', result: '.VPLocalSearchBox a.result' },
};

/**
 * Visits the same five notes of every built site of that size and searches once in each; medians of so many rounds,
 * site by site in turn.
 */
export async function measurePages(size: number, rounds: number): Promise<PagesResult> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? getChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const served = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await serve(builtOf(name, size))])),
  ) as Record<Name, Served>;
  const pages: PagesResult['pages'] = [];
  for (const { path } of choosePages(readExport(builtOf('notebook', size))))
    pages.push({ path, visits: await visitAll(browser, served, path, rounds) });
  const search = await searchAll(browser, served, rounds);
  await browser.close();
  for (const name of names) served[name].close();
  return { ...describeMachine(), rounds, pages, search };
}

/** The smallest note, two in the middle, the largest and an English one, by the length of their texts. */
function choosePages(all: readonly Page[]): Page[] {
  const own = (language: Page['language']) =>
    all
      .filter((page) => page.language === language && page.path.split('/').length > 2)
      .toSorted((a, b) => a.text.length - b.text.length);
  const notes = own('pt-br').filter(({ path }) => path.split('/').length === 3);
  const english = own('en').filter(({ path }) => path.split('/').length === 4);
  const at = (pages: Page[], part: number) => pages[Math.round(part * (pages.length - 1))] ?? [];
  return [at(notes, 0), at(notes, 0.5), at(notes, 0.75), at(notes, 1), at(english, 0.5)].flat();
}

async function visitAll(
  browser: Browser,
  served: Record<Name, Served>,
  path: string,
  rounds: number,
): Promise<Record<Name, Visit>> {
  const taken = new Map<Name, Visit[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) taken.get(name)?.push(await visit(browser, served[name], path));
  console.log(`/${path}: ${names.map((name) => `${name} ${taken.get(name)?.at(-1)?.bytes} bytes`).join(', ')}`);
  return Object.fromEntries([...taken].map(([name, visits]) => [name, middle(visits)])) as Record<Name, Visit>;
}

function middle(visits: readonly Visit[]): Visit {
  const of = (key: keyof Visit) => median(visits.map((each) => each[key]));
  return { bytes: of('bytes'), requests: of('requests'), fcp: of('fcp'), lcp: of('lcp'), tbt: of('tbt') };
}

async function searchAll(
  browser: Browser,
  served: Record<Name, Served>,
  rounds: number,
): Promise<PagesResult['search']> {
  const taken = new Map<Name, SearchTaken[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, search] of Object.entries(searches) as [Name, Pick<Site, 'key' | 'field' | 'result'>][]) {
      const measured = await measure(
        browser,
        { name, served: served[name], path: 'services/service/', ...search },
        'deployment',
        'service',
      );
      taken.set(name, [...(taken.get(name) ?? []), measured]);
    }
  return Object.fromEntries(
    [...taken].map(([name, all]) => [
      name,
      { time: median(all.map(({ time }) => time)), bytes: median(all.map(({ bytes }) => bytes)) },
    ]),
  );
}

import type { Page } from '@playwright/test';
import { addAxe, findByRules, findInTheme } from './axe.ts';
import { everyPage, kinds, shareOut } from './every-page.ts';
import { getLoads } from './loads.ts';
import { expect, test } from './test.ts';

/** The width of A4 between its margins. */
const paper = 673;
/** The widths at which no page scrolls sideways (WCAG 1.4.10, which axe does not look at). */
const widths = [320, 390, 768, 1440];
const shares = 14;

// A server may answer with the page for what is missing as for what is.
test.use({ missing: /\/404\.html$/ });

for (const [share, paths] of shareOut(shares).entries())
  test(`finds nothing to mend on any page, wide, narrow, light, dark and on paper, ${share + 1} of ${shares}`, async ({
    page,
    root,
  }) => {
    test.setTimeout(400_000);
    const found: string[] = [];
    const [light, dark] = [new Set<string>(), new Set<string>()];
    for (const path of paths) {
      await page.setViewportSize({ width: paper, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      found.push(...(await open(page, root, path)));
      // Nobody prints the page for what is missing: its lists stay folded.
      const inPage = path === '404.html' ? [] : await findOnPaper(page);
      await unfold(page);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        inPage.push(...(await findSideways(page)));
        // Two states in which nothing is alike: one column in light colours, and all columns in dark ones.
        if (width === 320) inPage.push(...(await findByRules(page)), ...(await findInTheme(page, 'light', light)));
        if (width === 1440) inPage.push(...(await findInTheme(page, 'dark', dark)));
      }
      found.push(...inPage.map((what) => `/${path} ${what}`));
    }
    console.log(
      `axe: ${found.length} violations on ${paths.length} pages, ` +
        `in ${light.size} light and ${dark.size} dark looks of a text`,
    );
    expect(found).toEqual([]);
  });

// What is left: the same parts in other places. They are the same on every page of a kind.
for (const path of kinds)
  test(`finds nothing to mend between wide and narrow, nor in the other theme, /${path}`, async ({ page, root }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, root, path);
    await unfold(page);
    const found: string[] = [];
    for (const width of [768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await findByRules(page)), ...(await findInTheme(page, 'light')));
    }
    await page.setViewportSize({ width: 320, height: 900 });
    found.push(...(await findInTheme(page, 'dark')));
    expect(found).toEqual([]);
  });

/** Opens a page, with axe in it; gives what it asked for and its files do not name, and the other way round. */
async function open(page: Page, root: string, path: string): Promise<string[]> {
  const asked = new Set<string>();
  const hear = (request: { url(): string }) => asked.add(request.url().replace(root, '/'));
  page.on('request', hear);
  await page.goto(root + path);
  await addAxe(page);
  page.off('request', hear);
  const named = new Map(getLoads(path).map(({ url, kind }) => [url.replace('http://site/', '/'), kind]));
  const keys = new Set(named.keys());
  return [
    ...[...asked.difference(keys)].map((url) => `/${path} asks for ${url}, which its weight leaves out`),
    // An icon is asked for once.
    ...[...keys.difference(asked)]
      .filter((url) => named.get(url) !== 'other')
      .map((url) => `/${path} never asks for ${url}, which its weight counts`),
  ];
}

const unfold = (page: Page) =>
  page.locator('details').evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));

/** What is cut on paper, or folded there. */
async function findOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const found = await page.evaluate(() => {
    const begin = (part: Element) => (part.textContent ?? '').trim().slice(0, 80);
    const cut = [...document.querySelectorAll('pre.code, table, main')].filter(
      (box) => box.scrollWidth > box.clientWidth + 1,
    );
    const folded = [
      ...document.querySelectorAll(
        'main details:not(.toc details, .by-kind details, .explain, .values, .values *) > :not(summary, copy-button)',
      ),
    ].filter((part) => !part.checkVisibility({ contentVisibilityAuto: true }));
    return [
      ...cut.map((part) => `cuts on paper: ${begin(part)}`),
      ...folded.map((part) => `hides on paper: ${begin(part)}`),
    ];
  });
  await page.emulateMedia({ media: 'screen' });
  return found;
}

/** Whether something stands out of the page's side. */
async function findSideways(page: Page): Promise<string[]> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return over > 0 ? [`scrolls sideways by ${over} px at ${page.viewportSize()?.width} px`] : [];
}

test('checks every page that is built, each once', () => {
  expect(everyPage.length).toBeGreaterThan(100);
  expect(shareOut(shares).flat().sort()).toEqual(everyPage.map(({ path }) => path).sort());
  expect(new Set(kinds).difference(new Set(everyPage.map(({ path }) => path)))).toEqual(new Set());
});

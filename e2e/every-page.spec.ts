import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { everyPage, kinds, shareOut } from './every-page.ts';
import { getLoads } from './loads.ts';
import { expect, test } from './test.ts';

interface State {
  width: number;
  theme: 'light' | 'dark';
  /** All without it. */
  rules?: string[];
}

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In the dark theme the same page has other colours (src/styles/tokens.css) and nothing else: these two rules look at them. */
const colours = ['color-contrast', 'link-in-text-block'];
/** Two states in which nothing is alike: one column in light colours, and all columns in dark ones. */
const states: State[] = [
  { width: 320, theme: 'light' },
  { width: 1440, theme: 'dark', rules: colours },
];
/** What is left: the same parts in other places. They are the same on every page of a kind. */
const places: State[] = [
  { width: 768, theme: 'light' },
  { width: 1440, theme: 'light' },
  { width: 320, theme: 'dark', rules: colours },
];
/** The widths at which no page scrolls sideways (WCAG 1.4.10, which axe does not look at). */
const widths = [320, 390, 768, 1440];
const shares = 14;

// A server may answer with the page for what is missing as for what is.
test.use({ missing: /\/404\.html$/ });

for (const [share, paths] of shareOut(shares).entries())
  test(`finds nothing to mend on any page, wide, narrow, light and dark, ${share + 1} of ${shares}`, async ({
    page,
    root,
  }) => {
    test.setTimeout(400_000);
    const found: string[] = [];
    for (const path of paths) {
      await page.setViewportSize({ width: 320, height: 900 });
      found.push(...(await open(page, root, path)), ...(await findSideways(page)).map((what) => `/${path} ${what}`));
      for (const state of states) found.push(...(await findIn(page, state)).map((what) => `/${path} ${what}`));
    }
    console.log(
      `axe ${axe.version}: ${found.length} violations in ${paths.length * states.length} states of ${paths.length} pages`,
    );
    expect(found).toEqual([]);
  });

for (const path of kinds)
  test(`finds nothing to mend between wide and narrow, nor in the other theme, /${path}`, async ({ page, root }) => {
    test.setTimeout(180_000);
    await open(page, root, path);
    const found: string[] = [];
    for (const state of places) found.push(...(await findIn(page, state)));
    expect(found).toEqual([]);
  });

/** Opens a page, and all that is folded on it, with axe in it; gives what it asked for and its files do not name, and the other way round. */
async function open(page: Page, root: string, path: string): Promise<string[]> {
  const asked = new Set<string>();
  const hear = (request: { url(): string }) => asked.add(request.url().replace(root, '/'));
  page.on('request', hear);
  await page.goto(root + path);
  await page.locator('details').evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
  // Not by a script element: the CSP would refuse it.
  await page.evaluate(axe.source);
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

/** What axe finds in a state. */
async function findIn(page: Page, { width, theme, rules }: State): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: theme });
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules
      ? { runOnly: rules, preload: false }
      : { runOnly: criteria, rules: { 'target-size': { enabled: true } } }),
  };
  const violations = await page.evaluate(async (options) => (await axe.run(options)).violations, options);
  return violations.map(
    ({ id, nodes }) => `at ${width} px, ${theme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** The widths at which something stands out of the page's side. */
async function findSideways(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`scrolls sideways by ${over} px at ${width} px`);
  }
  return found;
}

test('checks every page that is built, each once', () => {
  console.log(
    `axe: ${everyPage.length} pages in ${everyPage.length * states.length} states, ${kinds.length} in ${kinds.length * places.length} more`,
  );
  expect(everyPage.length).toBeGreaterThan(100);
  expect(shareOut(shares).flat().sort()).toEqual(everyPage.map(({ path }) => path).sort());
  expect(new Set(kinds).difference(new Set(everyPage.map(({ path }) => path)))).toEqual(new Set());
});

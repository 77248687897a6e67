import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { everyPage, shareOut } from './every-page.ts';
import { expect, test } from './test.ts';

const criteria = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** In the dark theme the same page has other colours (src/styles/tokens.css) and nothing else: these two rules look at them. */
const colours = ['color-contrast', 'link-in-text-block'];
/** A part that is shown at some width is shown at 320 or 1440, where all rules run; these look at where it stands, and beside what. */
const places = [...colours, 'target-size', 'scrollable-region-focusable', 'landmark-unique', 'region', 'heading-order', 'skip-link'];

const states = [320, 768, 1440].flatMap((width) => [
  { width, theme: 'light' as const, rules: width === 768 ? places : undefined },
  { width, theme: 'dark' as const, rules: colours },
]);

for (const [share, paths] of shareOut(14).entries())
  test(`finds nothing to mend on any page, in both themes and at each width, ${share + 1} of 14`, async ({ page, root }) => {
    test.setTimeout(400_000);
    const found: string[] = [];
    for (const path of paths) {
      await open(page, root + path);
      for (const { width, theme, rules } of states) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: theme });
        found.push(...(await findIn(page, rules)).map((what) => `/${path} at ${width} px, ${theme}: ${what}`));
      }
    }
    console.log(`axe ${axe.version}: ${found.length} violations in ${paths.length * states.length} states of ${paths.length} pages`);
    expect(found).toEqual([]);
  });

/** Opens a page, and all that is folded on it, with axe in it. */
async function open(page: Page, address: string) {
  await page.goto(address);
  await page.locator('details').evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
  // Not by a script element: the CSP would refuse it.
  await page.evaluate(axe.source);
}

/** What axe finds by those rules, or by all, and what stands out of the page's side (WCAG 1.4.10, which axe does not look at). */
function findIn(page: Page, rules?: string[]): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: rules, preload: false } : { runOnly: criteria, rules: { 'target-size': { enabled: true } } }),
  };
  return page.evaluate(async (options) => {
    const { violations } = await axe.run(options);
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      ...(over > 0 ? [`scrolls sideways by ${over} px`] : []),
    ];
  }, options);
}

test('checks every page that is built, each once', () => {
  console.log(`axe: ${everyPage.length} pages in ${everyPage.length * states.length} states`);
  expect(everyPage.length).toBeGreaterThan(100);
  expect(shareOut(14).flat().sort()).toEqual(everyPage.map(({ path }) => path).sort());
});

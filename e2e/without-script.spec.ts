import { test as files } from '@playwright/test';
import { cover, readPages } from './controls.ts';
import { expect, test } from './test.ts';

const pages = readPages();

files('has its title and its text in every page, before any script', () => {
  expect(pages.length).toBeGreaterThan(100);
  const wrong = pages.filter(
    ({ controls, text }) => text.length < 80 || ![...controls].some((control) => / main\S* .*> h1\S*$/.test(control)),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, missing: /\/404\.html$/ });

  test('shows the title, and no button that needs a script, wherever one of its kind stands', async ({
    page,
    root,
  }) => {
    test.setTimeout(120_000);
    const chosen = cover(pages);
    const wrong: string[] = [];
    for (const { path } of chosen) {
      await page.goto(root + path);
      const { heading, dead } = await page.evaluate(() => ({
        heading: document.querySelector('main h1')?.checkVisibility() ?? false,
        // A button of the browser's own, for a popover, needs no script.
        dead: [...document.querySelectorAll<HTMLElement>('button:not([popovertarget]), input, select')]
          .filter((each) => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
          .map((each) => each.outerHTML.slice(0, 80)),
      }));
      if (!heading) wrong.push(`/${path} shows no title`);
      wrong.push(...dead.map((button) => `/${path} shows ${button}`));
    }
    const kinds = new Set(pages.flatMap(({ controls }) => [...controls])).size;
    console.log(
      `without JavaScript: ${kinds} kinds of buttons, fields and titles of ${pages.length} pages, ` +
        `on ${chosen.length} of them`,
    );
    expect(wrong).toEqual([]);
  });
});

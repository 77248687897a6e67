import { everyPage } from './every-page.ts';
import { expect, test } from './test.ts';

test.use({ javaScriptEnabled: false });

for (const half of [0, 1])
  test(`reads whole on every page without JavaScript, and shows no button that needs it, ${half + 1} of 2`, async ({ page, root }) => {
    test.setTimeout(300_000);
    const paths = everyPage.filter((_, index) => index % 2 === half).map(({ path }) => path);
    const wrong: string[] = [];
    for (const path of paths) {
      await page.goto(root + path);
      const { heading, text, dead } = await page.evaluate(() => ({
        heading: document.querySelector('main h1')?.checkVisibility() ?? false,
        text: (document.querySelector('main')?.textContent ?? '').length,
        // A button of the browser's own, for a popover, needs no script.
        dead: [...document.querySelectorAll<HTMLElement>('button:not([popovertarget]), input, select')]
          .filter((each) => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
          .map((each) => each.outerHTML.slice(0, 80)),
      }));
      if (!heading) wrong.push(`/${path} shows no title`);
      if (text < 80) wrong.push(`/${path} has no text`);
      wrong.push(...dead.map((button) => `/${path} shows ${button}`));
    }
    console.log(`without JavaScript: ${paths.length} pages`);
    expect(wrong).toEqual([]);
  });

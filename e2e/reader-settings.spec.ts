import type { Page } from '@playwright/test';
import { getTexts } from '../src/i18n/index.ts';
import { ask, expect, test } from './test.ts';

const pt = getTexts('pt-br');
const pages = ['', 'services/service/', 'workloads/deployment/', 'commands/', 'glossary/', 'lab/'];

test.describe("with the system's own colours", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('still tells the current page, the pressed and the focused from the rest', async ({ page, root }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`${root}services/service/`);
    const outlined = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((each) => getComputedStyle(each).outlineStyle);
    for (const selector of ['.sidebar [aria-current=page]', '.languages [aria-current]'])
      expect(await outlined(selector), selector).not.toBe('none');
    await page.keyboard.press('Tab');
    expect(await outlined(':focus')).not.toBe('none');
    // Buttons are told from text by their border, and boxes of a diagram by their strokes.
    const bare = await page
      .locator('main button:visible')
      .evaluateAll((all) =>
        all
          .filter(
            (each) =>
              getComputedStyle(each).borderStyle === 'none' && getComputedStyle(each).textDecorationLine === 'none',
          )
          .map((each) => each.textContent),
      );
    expect(bare).toEqual([]);
    await page.goto(root);
    const flat = await page
      .locator('.diagram svg:visible rect')
      .evaluateAll((all) =>
        all
          .filter((each) => ['none', getComputedStyle(each).fill].includes(getComputedStyle(each).stroke))
          .map((each) => each.outerHTML),
      );
    expect(flat).toEqual([]);
  });
});

test.describe('at 200 %', () => {
  // What a window of 1280 x 900 is to a page that its reader has made twice as large.
  test.use({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });

  test('cuts nothing and never scrolls sideways', async ({ page, root }) => {
    for (const path of pages) {
      await page.goto(root + path);
      const cut = await page.evaluate(() => {
        const isCut = (each: HTMLElement) => {
          const { overflowX, overflowY, clip, textOverflow } = getComputedStyle(each);
          if (
            clip !== 'auto' ||
            each.clientWidth <= 1 ||
            textOverflow === 'ellipsis' ||
            !each.checkVisibility({ visibilityProperty: true })
          )
            return false;
          return (
            (overflowX === 'hidden' && each.scrollWidth > each.clientWidth + 1) ||
            (overflowY === 'hidden' && each.scrollHeight > each.clientHeight + 1)
          );
        };
        const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        return [
          ...[...document.querySelectorAll<HTMLElement>('header *, main *, footer *')]
            .filter(isCut)
            .map((each) => each.outerHTML.slice(0, 80)),
          ...(over > 0 ? [`scrolls sideways by ${over} px`] : []),
        ];
      });
      expect.soft(cut, `/${path}`).toEqual([]);
    }
  });
});

test('moves nothing for a reader who asked for less motion', async ({ page, root }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of pages) {
    await page.goto(root + path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((each) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
          return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((each) => each.outerHTML.slice(0, 80)),
    );
    expect(moving, `/${path}`).toEqual([]);
  }
});

/** Tabs through the whole page; gives each focused element that a reader could not see, and how many there were. */
async function tabThrough(page: Page) {
  const unseen: string[] = [];
  for (let count = 0; count < 600; count += 1) {
    await page.keyboard.press('Tab');
    const what = await page.evaluate(() => {
      const now = document.activeElement as HTMLElement | null;
      if (!now || now === document.body) return 'end';
      const { left, right, top, bottom } = now.getBoundingClientRect();
      // A link in a line may break: any of its corners or its middle is enough.
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 3, top + 3],
        [right - 3, bottom - 3],
        [left + 3, bottom - 3],
      ] as const;
      const isSeen = points.some(
        ([x, y]) => now.contains(document.elementFromPoint(x, y)) || document.elementFromPoint(x, y)?.contains(now),
      );
      // A box of a diagram shows the focus by its own frame.
      const frame = getComputedStyle(now.querySelector(':scope > rect') ?? now);
      const isMarked =
        frame.outlineStyle !== 'none' ||
        getComputedStyle(now).outlineStyle !== 'none' ||
        frame.boxShadow !== 'none' ||
        parseFloat(frame.strokeWidth) > 2;
      return isSeen && isMarked ? '' : `${isSeen ? 'unmarked' : 'hidden'} ${now.outerHTML.slice(0, 100)}`;
    });
    if (what === 'end') return { count, unseen };
    if (what !== '') unseen.push(what);
  }
  throw new Error('The focus never comes to the end of the page');
}

for (const width of [390, 1440])
  for (const path of ['', 'services/service/', 'lab/'])
    test(`shows the focus at every stop of the Tab key, /${path} at ${width} px`, async ({ page, root }) => {
      test.setTimeout(180_000);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(root + path);
      const { count, unseen } = await tabThrough(page);
      expect(count).toBeGreaterThan(10);
      expect(unseen).toEqual([]);
    });

test('goes from the top past everything to the note by keyboard, searches, and comes back to where it was', async ({
  page,
  root,
}) => {
  await page.goto(`${root}services/service/`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: pt.skipToContent })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  const before = await page.evaluate(() => document.activeElement?.outerHTML);
  await ask(page, 'escalar');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(before);
});

test('is found by the browser within what is folded', async ({ page, root }) => {
  // A link to a text is found as by the browser's own search.
  await page.goto(`${root}kind-kubectl/troubleshooting/#:~:text=Successfully%20assigned`);
  const output = page.locator('.output details', { hasText: 'Successfully assigned' }).first();
  await expect(output).toHaveAttribute('open', '');
  await expect(output.locator('samp')).toBeInViewport();
});

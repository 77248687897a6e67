import type { Page } from '@playwright/test';
import { getTexts } from '../src/i18n/index.ts';
import { ask, expect, test } from './test.ts';

const pt = getTexts('pt-br');
const paths = [
  '',
  'workloads/deployment/',
  'kind-kubectl/troubleshooting/',
  'services/',
  'commands/',
  'manifests/',
  'glossary/',
  'versions/',
  'what-changed/',
  'lab/',
  'notebook/',
  'how-it-is-verified/',
  'licences/',
  'not/a/page/',
  'en/',
  'en/overview/cluster-map/',
];

test.use({ missing: /\/not\/a\/page\/$/ });

/** Sets the letters of a reader's browser to twice their size: 32 px, and 26 px for code. */
async function enlarge(page: Page, width: number) {
  await page.setViewportSize({ width, height: 900 });
  await (await page.context().newCDPSession(page)).send('Page.setFontSizes', {
    fontSizes: { standard: 32, fixed: 26 },
  });
}

/** What is wider than the screen, or cut by what surrounds it: an input alone may be, as it scrolls. */
const getCut = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const hides = (part: Element) =>
      /hidden|clip/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth + 1;
    const isForEyes = (part: Element) =>
      part.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) &&
      !part.closest('.visually-hidden, .read') &&
      getComputedStyle(part).clipPath === 'none';
    const cut = [...document.querySelectorAll('body :not(input)')]
      .filter((part) => hides(part) && isForEyes(part))
      .map((part) => part.outerHTML.slice(0, 120));
    return { letters: getComputedStyle(document.documentElement).fontSize, sideways: scrollWidth - clientWidth, cut };
  });

const whole = { letters: '32px', sideways: 0, cut: [] };

test('cuts nothing and scrolls no page sideways with letters of twice their size, wide and narrow', async ({
  page,
  root,
}) => {
  test.setTimeout(180_000);
  await enlarge(page, 1280);
  for (const path of paths) {
    await page.goto(root + path);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await getCut(page), `/${path} at ${width} px`).toEqual(whole);
    }
  }
});

for (const width of [1280, 390])
  test(`shows the search, the menu and an explanation whole with letters of twice their size, at ${width} px`, async ({
    page,
    root,
  }) => {
    await enlarge(page, width);
    await page.goto(`${root}workloads/deployment/`);
    await page.locator('.explain > summary').first().click();
    expect.soft(await getCut(page), 'an explanation').toEqual(whole);
    await page.getByRole('button', { name: pt.topicsNavigation }).click();
    await expect(
      page.getByRole('navigation', { name: pt.topicsNavigation }).getByRole('link', { name: 'ClusterIP' }),
    ).toBeVisible();
    expect.soft(await getCut(page), 'the menu').toEqual(whole);
    await page.keyboard.press('Escape');
    await ask(page, 'escalar');
    expect.soft(await getCut(page), 'the search').toEqual(whole);
  });

test('leads a reader with letters of twice their size back to the last note, in words that are whole', async ({
  page,
  root,
}) => {
  await enlarge(page, 390);
  await page.addInitScript(() =>
    localStorage.setItem(
      'reading',
      JSON.stringify({ '/': ['/services/service/#create', 'Service › Criar o Service e testar por dentro'] }),
    ),
  );
  await page.goto(root);
  await expect(page.locator('.resume').getByRole('link')).toBeVisible();
  expect(await getCut(page)).toEqual(whole);
});

test('sticks nothing to the top of a phone with letters of twice their size, where it would hide the text', async ({
  page,
  root,
}) => {
  await enlarge(page, 390);
  await page.goto(`${root}commands/`);
  await page.getByRole('heading', { level: 2 }).nth(2).scrollIntoViewIfNeeded();
  await expect(page.getByRole('banner')).not.toBeInViewport();
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as files } from '@playwright/test';
import { getTexts } from '../src/i18n/index.ts';
import { readContent } from '../src/content/read.ts';
import { parseTags } from '../src/check/site/tags.ts';
import { findToMend } from './axe.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');
const en = getTexts('en');

test('lists all 98 statements of the original notes', async ({ page, root }) => {
  await page.goto(`${root}what-changed/`);
  await expect(page.locator('.change')).toHaveCount(98);
  const links = await page
    .locator('.change')
    .evaluateAll((all) =>
      all.map((change) => [2, 3].map((part) => change.querySelectorAll('dd')[part]?.querySelector('a')?.href ?? '')),
    );
  for (const [source, note] of links) {
    expect(source).toMatch(/^https:/);
    expect(note).toMatch(/^http:/);
  }
});

test('leads from the home to a note, and from a note to its neighbours', async ({ page, root }) => {
  await page.goto(root);
  await page.getByRole('link', { name: /^etcd/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('etcd');
  await expect(
    page.getByRole('navigation', { name: pt.breadcrumb }).getByRole('link', { name: 'Control plane' }),
  ).toBeVisible();
  await page
    .getByRole('navigation', { name: pt.pager })
    .getByRole('link', { name: /Scheduler/ })
    .click();
  await expect(page.getByRole('navigation', { name: pt.topicsNavigation }).locator('[aria-current=page]')).toHaveText(
    'Scheduler',
  );
});

files('goes by one path through every note, from the first to the last', () => {
  const { notes: all, topics } = readContent(process.cwd());
  const notes = all.filter((note) => note.language === 'pt-br');
  const nextOf = (path: string) =>
    [...parseTags(readFileSync(join('dist', path, 'index.html'), 'utf8'), /\brel\b/)].find(
      ({ name, attributes }) => name === 'a' && attributes.get('rel') === 'next',
    );
  const seen = new Set<string>();
  for (
    let path: string | undefined = `/${topics[0]?.slug}/`;
    path && !seen.has(path);
    path = nextOf(path)?.attributes.get('href')
  )
    seen.add(path);
  expect(seen.size).toBe(notes.length);
});

test('remembers the chosen theme and never flashes the other one', async ({ page, root }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(root);
  const toggle = page.getByRole('button', { name: pt.theme.system });
  await toggle.click();
  await page.getByRole('button', { name: pt.theme.light }).click();
  await expect(page.getByRole('button', { name: pt.theme.dark })).toBeVisible();
  // Read before the page's own stylesheet and scripts could have changed anything.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      (window as unknown as { atBody: string | undefined }).atBody = document.documentElement.dataset['theme'];
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${root}services/service/`);
  expect(await page.evaluate(() => (window as unknown as { atBody: string }).atBody)).toBe('dark');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(17, 20, 27)');
});

test('switches the language and stays on the page and its section', async ({ page, root }) => {
  await page.goto(`${root}what-changed/#S52`);
  await page.getByRole('link', { name: `EN: ${en.languageName}` }).click();
  await expect(page).toHaveURL(`${root}en/what-changed/#S52`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.whatChanged);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('keeps the note and its section when the language is switched', async ({ page, root }) => {
  await page.goto(`${root}workloads/labels-and-selectors/`);
  const link = page.getByRole('navigation', { name: pt.onThisPage }).getByRole('link').nth(1);
  const hash = await link.getAttribute('href');
  await link.click();
  await page.getByRole('link', { name: `EN: ${en.languageName}` }).click();
  await expect(page).toHaveURL(`${root}en/workloads/labels-and-selectors/${hash}`);
  await expect(page.locator(`main ${hash}`)).toBeInViewport();
});

test('defines a term in place, by mouse and by keyboard, and leads to the glossary without script', async ({
  page,
  root,
  browser,
}) => {
  await page.goto(`${root}control-plane/etcd/`);
  const term = page.locator('a.term').first();
  const definition = page.locator('.definition').first();
  await term.click();
  await expect(definition).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(definition).toBeHidden();
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(definition).toBeVisible();
  await expect(term).toHaveAttribute('aria-expanded', 'true');
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${root}control-plane/etcd/`);
  await plain.locator('a.term').first().click();
  await expect(plain).toHaveURL(/\/glossary\/#/);
});

test.describe('where there is no page', () => {
  test.use({ missing: /\/(services\/clusterp\/|en\/control-plane\/etdc\/|lab\.html|pt\/lab|%E0%A4%A)$/ });

  test('suggests the lab for what looks like its address, and says a malformed one as it is', async ({
    page,
    root,
  }) => {
    for (const path of ['lab.html', 'pt/lab']) {
      await page.goto(root + path);
      const link = page.locator('.suggestions:visible').getByRole('link', { name: pt.laboratory });
      await expect(link).toHaveAttribute('href', '/lab/');
    }
    await page.goto(`${root}services/clusterp/`);
    // A server may refuse such an address before it looks for a page.
    await page.evaluate(() => history.replaceState(null, '', '/%E0%A4%A'));
    const script = await page.locator('script[type=module]').last().getAttribute('src');
    await page.evaluate((src) => import(`${src}?again`), script);
    await expect(page.locator('.lede:visible')).toContainText('/%E0%A4%A');
  });

  test('suggests the near page, in the language of the address', async ({ page, root, based }) => {
    for (const site of [root, based]) {
      await page.goto(`${site}services/clusterp/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(pt.notFound.title);
      await expect(page.locator('.suggestions:visible').getByRole('link').first()).toHaveText('ClusterIP');
      await page.goto(`${site}en/control-plane/etdc/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.notFound.title);
      await page.locator('.suggestions:visible').getByRole('link', { name: 'etcd' }).click();
      await expect(page).toHaveURL(`${site}en/control-plane/etcd/`);
    }
  });

  test('has nothing to mend with its suggestions, and never scrolls sideways', async ({ page, root }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(`${root}services/clusterp/`);
    await expect(page.locator('.suggestions:visible').getByRole('link').first()).toBeVisible();
    expect(await findToMend(page, { include: 'main' })).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
  });
});

test.describe('beside the text', () => {
  test.use({ viewport: { width: 1440, height: 900 } });
  const marked = '.toc:not(.folded) [aria-current]';

  for (const path of ['control-plane/etcd/', 'services/service/', 'workloads/deployment/', 'commands/'])
    test(`marks the section that each link of the contents led to, /${path}`, async ({ page, root }) => {
      await page.goto(root + path);
      const links = await page.locator('.toc:not(.folded) a').all();
      expect(links.length).toBeGreaterThan(3);
      for (const link of [...links, ...links.toReversed()]) {
        await link.click();
        await expect(page.locator(marked)).toHaveCount(1);
        await expect(link).toHaveAttribute('aria-current', 'location');
      }
    });

  test('marks the section that a scroll leads to, the last one at the end, and none above the first', async ({
    page,
    root,
  }) => {
    await page.goto(`${root}kind-kubectl/troubleshooting/`);
    const links = page.locator('.toc:not(.folded) a');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await expect(page.locator(marked)).toBeInViewport();
    const id = (await page.locator(marked).getAttribute('href')) ?? '';
    const tops = await page
      .locator(`main ${id}, main ${id} ~ :is(h2, h3)`)
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top));
    expect(tops[0]).toBeLessThan(130);
    expect(tops[1]).toBeGreaterThan(80);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(links.last()).toHaveAttribute('aria-current', 'location');
    await page.evaluate(() => scrollTo(0, 0));
    await expect(page.locator(marked)).toHaveCount(0);
  });

  test('scrolls the page with the wheel over any of its columns', async ({ page, root }) => {
    await page.goto(`${root}workloads/deployment/`);
    for (const column of ['.beside', 'main']) {
      await page.evaluate(() => scrollTo(0, 0));
      await page.locator(column).hover({ position: { x: 60, y: 60 } });
      await page.mouse.wheel(0, 400);
      await expect.poll(() => page.evaluate(() => scrollY), column).toBeGreaterThan(300);
    }
  });

  test('keeps the place that was scrolled to when the language is switched', async ({ page, root }) => {
    await page.goto(`${root}workloads/scale-and-update/`);
    await page.locator('#update').evaluate((heading) => scrollTo(0, heading.getBoundingClientRect().top - 60));
    await page.getByRole('link', { name: `EN: ${en.languageName}` }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('#update')).toBeInViewport();
  });
});

test('makes each heading and each block a link to its own address', async ({ page, root }) => {
  for (const path of ['workloads/deployment/', 'en/services/', 'commands/', 'manifests/', 'glossary/', 'versions/']) {
    await page.goto(root + path);
    const without = await page.locator('main :is(h2, h3, .block.command, .block.manifest)').evaluateAll((all) =>
      all
        .filter((each) => {
          const id = each.id || each.querySelector<HTMLAnchorElement>('a.does')?.hash.slice(1);
          return !id || !document.getElementById(id) || !each.querySelector(`a[href="#${id}"]`);
        })
        .map((each) => each.outerHTML.slice(0, 100)),
    );
    expect.soft(without, path).toEqual([]);
  }
});

test('leaves code alone where a browser translates the page, and turns it from right to left', async ({
  page,
  root,
}) => {
  for (const path of ['kind-kubectl/troubleshooting/', 'commands/', 'how-it-is-verified/']) {
    await page.goto(root + path);
    await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
    const wrong = await page
      .locator('main :is(code, samp, pre)')
      .evaluateAll((all) =>
        all
          .filter((each) => !each.closest('[translate=no]') || getComputedStyle(each).direction !== 'ltr')
          .map((each) => each.outerHTML.slice(0, 100)),
      );
    expect.soft(wrong, path).toEqual([]);
  }
});

for (const width of [300, 320, 390])
  test(`shows every control of the bar at ${width} px, large enough to be pressed`, async ({ page, root }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(`${root}services/service/`);
    const controls = page.locator('.site-header :is(button, a):visible');
    expect(await controls.count()).toBe(6);
    for (const control of await controls.all()) {
      const { x = 0, width: wide = 0, height = 0 } = (await control.boundingBox()) ?? {};
      const what = await control.evaluate((each) => each.outerHTML.slice(0, 60));
      expect.soft(Math.min(wide, height), what).toBeGreaterThanOrEqual(24);
      expect.soft(x + wide, what).toBeLessThanOrEqual(width);
    }
    await expect(page.locator('.search-button svg')).toHaveCSS('width', '16px');
  });

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('has no field in whose letters iOS would zoom', async ({ page, root }) => {
    for (const path of ['workloads/deployment/', 'commands/', 'manifests/']) {
      await page.goto(root + path);
      await page.keyboard.press('/');
      const small = await page
        .locator(':is(main, search-dialog) :is(input:not([type=radio]), select)')
        .evaluateAll((all) =>
          all.filter((each) => parseFloat(getComputedStyle(each).fontSize) < 16).map((each) => each.outerHTML),
        );
      expect.soft(small, path).toEqual([]);
    }
  });
});

test('opens the notes on a narrow screen from the menu button', async ({ page, root }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${root}services/service/`);
  const notes = page.getByRole('navigation', { name: pt.topicsNavigation });
  await expect(notes).toBeHidden();
  await page.getByRole('button', { name: pt.topicsNavigation }).click();
  await notes.getByRole('link', { name: 'NodePort' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('NodePort');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('shows the whole note and hides what needs a script', async ({ page, root }) => {
    await page.goto(`${root}workloads/deployment/`);
    await expect(page.getByText('kubectl create deployment').first()).toBeVisible();
    for (const name of [pt.command.copy, pt.search.open, pt.theme.system])
      await expect(page.getByRole('button', { name })).toHaveCount(0);
  });

  test('reaches every note from a narrow screen', async ({ page, root }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(root);
    await page.getByRole('button', { name: pt.topicsNavigation }).click();
    await page.getByRole('navigation', { name: pt.topicsNavigation }).getByRole('link', { name: 'KEDA' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('KEDA');
  });
});

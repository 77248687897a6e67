import type { Page } from '@playwright/test';
import { commandAnchor } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { getTexts, languages } from '../src/i18n/index.ts';
import { serveCopy, type Deployment } from './deployment.ts';
import { ask, expect as expectSoon, test } from './test.ts';

const pt = getTexts('pt-br');
const en = getTexts('en');
const unvisited = [
  'services/service/',
  'control-plane/etcd/',
  'commands/',
  'manifests/',
  'kind-kubectl/install/',
  'en/',
  'en/services/clusterip/',
  'en/glossary/',
  'en/operators/keda/',
  'en/what-changed/',
];

// What a page without a network asks for and does not get is the test's own doing.
test.use({
  serviceWorkers: 'allow',
  permissions: ['clipboard-read', 'clipboard-write'],
  expected: /Failed to load resource|net::ERR/,
  missing: /\/never\/there\/$/,
});

// Keeping the notebook is some 900 requests: on a busy machine it takes its time.
test.beforeEach(() => test.setTimeout(180_000));
const expect = expectSoon.configure({ timeout: 60_000 });

/** Opens a page and waits until the notebook is kept on the device. */
async function keep(page: Page, address: string) {
  await page.goto(address);
  await expect(page.getByText(pt.offline.ready)).toBeVisible();
}

for (const site of ['root', 'based'] as const)
  test(`keeps the notebook at one visit, and reads, searches and copies it without a network, ${site}`, async ({
    page,
    context,
    root,
    based,
  }) => {
    const address = { root, based }[site];
    await keep(page, address);

    await test.step('in less than 70 KB for a note in both languages', async () => {
      const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
      console.log(`kept on the device: ${Math.round(usage / 1000)} KB`);
      expect(usage).toBeGreaterThan(500_000);
      expect(usage).toBeLessThan(70_000 * (readContent(process.cwd()).notes.length / languages.length));
    });

    await test.step('can be installed', async () => {
      const client = await context.newCDPSession(page);
      const { errors } = (await client.send('Page.getAppManifest')) as { errors: unknown[] };
      expect(errors).toEqual([]);
      const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
      expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    });

    await test.step('leaves the 404 to the server', async () => {
      await page.goto(`${address}never/there/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(pt.notFound.title);
    });

    await context.setOffline(true);

    await test.step('opens pages that were never visited, with a query and without their slash too', async () => {
      for (const path of unvisited) {
        await page.goto(address + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('system-ui');
      }
      for (const path of ['services/service/?from=mail', 'services/service']) {
        await page.goto(address + path);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Service');
      }
    });

    await test.step('searches in both languages', async () => {
      for (const [path, query, found] of [
        ['services/service/', 'escalar', 'kubectl scale'],
        ['en/services/service/', 'scale', 'kubectl scale'],
      ] as const) {
        await page.goto(address + path);
        await ask(page, query);
        await expect(page.locator('.search-results')).toContainText(found);
        await page.keyboard.press('Escape');
      }
    });

    await test.step('copies a command, and the Markdown of a note that was never visited', async () => {
      const command = readContent(process.cwd()).commands[0];
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await page.goto(`${address}commands/`);
      await page.locator(`#${commandAnchor(command?.id ?? '')} copy-button button`).click();
      await expect.poll(copied).toBe(command?.run);
      await page.goto(`${address}services/clusterip/`);
      await page.getByRole('button', { name: pt.carry.copyMarkdown }).click();
      await expect.poll(copied).toContain('# ClusterIP');
    });

    await test.step('says in the language of the address what is not kept', async () => {
      await page.goto(`${address}never/there/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(pt.offline.title);
      await page.goto(`${address}en/never/there/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.offline.title);
      await page.getByRole('link', { name: en.offline.home }).click();
      await expect(page).toHaveURL(`${address}en/`);
    });
  });

test.describe('after a new deployment', () => {
  let site: Deployment;
  test.beforeEach(async () => void (site = await serveCopy()));
  test.afterEach(() => site.close());

  test('shows the new notebook on the next page, whole, and the old one until then', async ({ page }) => {
    await keep(page, site.address);
    await site.renew();
    await page.reload();
    await expect(page.locator('h1')).not.toContainText('NEW');
    await expect(page.getByText(pt.offline.renewed)).toBeVisible();
    await page.goto(`${site.address}services/service/`);
    await expect(page.locator('h1')).toContainText('NEW');
    await ask(page, 'escalar');
    await expect(page.locator('.search-results')).toContainText('kubectl NEW');
    await page.goto(`${site.address}en/`);
    await expect(page.locator('h1')).toContainText('NEW');
  });

  test('lets a tab of the old notebook search and copy while another reads the new, then throws the old away', async ({
    page,
    context,
  }) => {
    await keep(page, site.address);
    const stale = await context.newPage();
    await stale.goto(`${site.address}services/service/`);
    await site.renew();
    await page.reload();
    await expect(stale.getByText(pt.offline.renewed)).toBeAttached();
    await page.goto(`${site.address}control-plane/etcd/`);
    await expect(page.locator('h1')).toContainText('NEW');
    await stale.bringToFront();
    // The first copy buttons of the note are those of the folded state before it.
    const copy = stale.locator('copy-button button:visible').first();
    await copy.click();
    await expect(copy).toHaveText(pt.command.copied);
    // The old scripts and the old index are gone from the server, and this tab had not loaded its search yet.
    await ask(stale, 'escalar');
    await expect(stale.locator('.search-results')).toContainText('kubectl scale');
    await stale.goto(`${site.address}control-plane/etcd/`);
    await expect(stale.locator('h1')).toContainText('NEW');
    // The browser takes a moment to know that the old page is gone, and a tab has half a minute to open.
    await expect(async () => {
      await stale.reload();
      expectSoon(await stale.evaluate(countBuilds)).toBe(1);
    }).toPass();
  });

  test('shows the new notebook where a page of the old one comes back out of the history', async ({ page }) => {
    await keep(page, site.address);
    await site.renew();
    await page.reload();
    await expect(page.getByText(pt.offline.renewed)).toBeVisible();
    // Playwright's browser keeps no pages in its history.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await expect(page.locator('h1')).toContainText('NEW');
  });

  test('keeps the old notebook whole when a deployment ends in the middle', async ({ page, context }) => {
    await keep(page, site.address);
    await site.renew({ broken: true });
    expect(await page.evaluate(tryUpdate)).toBe('redundant');
    await context.setOffline(true);
    await page.goto(`${site.address}services/service/`);
    await expect(page.locator('h1')).not.toContainText('NEW');
    await ask(page, 'escalar');
    await expect(page.locator('.search-results')).toContainText('kubectl scale');
  });
});

/** What becomes of the new build that the server has. */
async function tryUpdate() {
  const worker = (await (await navigator.serviceWorker.ready).update())?.installing;
  await new Promise((done) => worker?.addEventListener('statechange', done));
  return worker?.state;
}

/** How many builds of the notebook stand on the device. */
const countBuilds = async () =>
  (await (await caches.open('builds')).keys()).filter(({ url }) => url.includes('/build/')).length;

test.describe('where it cannot be kept', () => {
  for (const [what, spoil] of [
    ['service workers are unsupported', () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
    [
      'registering is refused',
      () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))),
    ],
  ] as const)
    test(`reads, and says so, where ${what}`, async ({ page, root }) => {
      await page.addInitScript(spoil);
      await page.goto(`${root}services/service/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Service');
      await expect(page.getByText(pt.offline.refused)).toBeVisible();
    });

  test('reads, and says so, where the storage is full', async ({ page, context, root }) => {
    const client = await context.newCDPSession(page);
    await client.send('Storage.overrideQuotaForOrigin', { origin: new URL(root).origin, quotaSize: 100_000 });
    await page.goto(`${root}services/service/`);
    await expect(page.getByText(pt.offline.refused)).toBeVisible();
    await page.goto(`${root}control-plane/etcd/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('etcd');
  });
});

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { commandAnchor, getShownCommands, manifestAnchor } from '../src/content/anchors.ts';
import { fillValues } from '../src/content/example-values.ts';
import { readContent } from '../src/content/read.ts';
import { getTexts } from '../src/i18n/index.ts';
import { findToMend } from './axe.ts';
import { expect, test } from './test.ts';

const content = readContent(process.cwd());
const pt = getTexts('pt-br');
const en = getTexts('en');
const mine = { name: 'api', image: 'ghcr.io/eu/api:2.0', port: '3000', namespace: 'dev' };
const manifest = `#${manifestAnchor('workloads/deployment.yaml')}`;
const deployment = content.manifests.find(({ path }) => path === 'workloads/deployment.yaml')?.text ?? '';
const scale = `#${commandAnchor('scale-deployment')}`;
test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1440, height: 900 } });

const panel = (page: Page, texts = pt) => page.getByRole('complementary', { name: texts.values.title });
const field = (page: Page, name: 'name' | 'image' | 'port' | 'namespace', texts = pt) =>
  panel(page, texts).getByLabel(texts.values[name], { exact: true });

async function fillIn(page: Page) {
  for (const name of ['name', 'image', 'port', 'namespace'] as const) await field(page, name).fill(mine[name]);
}

async function copied(page: Page, block: string) {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.locator(`${block} > copy-button button`).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  return page.evaluate(() => navigator.clipboard.readText());
}

test('follows in commands, manifests, explanations and what is copied, on every page', async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  await fillIn(page);
  expect(await copied(page, manifest)).toBe(fillValues(deployment, mine).trimEnd());
  await page.goto(`${root}workloads/scale-and-update/`);
  expect(await copied(page, scale)).toBe('kubectl scale deployment api --replicas 5');
  await page.locator(`${scale} .explain > summary`).click();
  await expect(page.locator(`${scale} dt`).nth(3)).toHaveText('api');
});

test('loses nothing that is typed before its script has come', async ({ page, root }) => {
  let typed: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (typed = resolve));
  await page.route('**/values-panel*.js', async (route) => {
    await all;
    await route.continue();
  });
  await page.goto(`${root}workloads/deployment/`);
  await fillIn(page);
  typed();
  await expect(page.locator(`${manifest} > .text var`).first()).toHaveText('api');
  expect(await copied(page, manifest)).toBe(fillValues(deployment, mine).trimEnd());
});

test('follows in every command and manifest of the notebook, in both languages', async ({ page, root }) => {
  await page.addInitScript((own) => localStorage.setItem('values', own), JSON.stringify(mine));
  for (const language of ['', 'en/']) {
    await page.goto(`${root}${language}commands/`);
    const runs = await page.locator('.command > .text').allTextContents();
    expect(runs.sort()).toEqual(
      getShownCommands(content)
        .map(({ run }) => fillValues(run, mine))
        .sort(),
    );
    await page.goto(`${root}${language}manifests/`);
    const texts = await page
      .locator('.manifest > .text')
      .evaluateAll((all) =>
        all.map((each) =>
          [...each.querySelectorAll('.remark')].reduce(
            (text, { textContent }) => text.replace(textContent ?? '', ''),
            each.textContent ?? '',
          ),
        ),
      );
    expect(texts.sort()).toEqual(content.manifests.map(({ text }) => fillValues(text, mine).trimEnd()).sort());
  }
});

test('downloads a manifest with the values, and as it is published without', async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  const download = async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`${manifest} > a[download]`).click(),
    ]);
    expect(file.suggestedFilename()).toBe('deployment.yaml');
    return readFile(await file.path(), 'utf8');
  };
  expect(await download()).toBe(deployment);
  await fillIn(page);
  expect(await download()).toBe(fillValues(deployment, mine));
});

test("comes back to the notebook's values with one press, and says so", async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  const back = panel(page).getByRole('button', { name: pt.values.back });
  await expect(back).toBeHidden();
  await fillIn(page);
  await back.press('Enter');
  await expect(page.locator('#announcements')).toHaveText(pt.values.isBack);
  await expect(field(page, 'name')).toHaveValue('servidor-web');
  await expect(back).toBeHidden();
  await expect(field(page, 'name')).toBeFocused();
  expect(await copied(page, manifest)).toBe(deployment.trimEnd());
  expect(await page.evaluate(() => localStorage.getItem('values'))).toBeNull();
});

test('refuses a wrong value with the reason of Kubernetes, beside its field, and keeps the last right one', async ({
  page,
  root,
}) => {
  await page.goto(`${root}en/workloads/deployment/`);
  const wrong = [
    ['name', 'Minha_App', /a lowercase RFC 1123 label must consist of/],
    ['image', 'Nginx:1', /invalid reference format/],
    ['port', '70000', /must be between 1 and 65535, inclusive/],
    ['namespace', 'a'.repeat(64), /no more than 63 characters/],
  ] as const;
  for (const [name, value, reason] of wrong) {
    await field(page, name, en).fill(value);
    await expect(field(page, name, en)).not.toHaveAttribute('aria-invalid');
    await page.keyboard.press('Shift+Tab');
    await expect(field(page, name, en)).toHaveAttribute('aria-invalid', 'true');
    await expect(field(page, name, en)).toHaveAccessibleDescription(reason);
    await expect(page.locator('#announcements')).toHaveText(reason);
  }
  expect(await findToMend(page, { include: '.values' })).toEqual([]);
  await expect(page.locator(`${manifest} > .text var`).first()).toHaveText('servidor-web');
  await field(page, 'name', en).fill('minha-app');
  await expect(field(page, 'name', en)).not.toHaveAttribute('aria-invalid');
  await expect(page.locator(`${manifest} > .text var`).first()).toHaveText('minha-app');
});

test('holds for the page, and says so once, where the browser keeps nothing', async ({ page, root }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto(`${root}workloads/deployment/`);
  await field(page, 'name').fill('api');
  await expect(page.locator('#announcements')).toHaveText(pt.values.notKept);
  await expect(panel(page).getByText(pt.values.notKept)).toBeVisible();
  expect(await copied(page, manifest)).toContain('name: api\n');
  await field(page, 'namespace').fill('dev');
  await expect(page.locator('#announcements')).toHaveText(pt.command.copied);
  await page.reload();
  await expect(field(page, 'name')).toHaveValue('servidor-web');
});

test('reads the page as it was built where something else was kept under its name', async ({ page, root }) => {
  await page.addInitScript(() => localStorage.setItem('values', '{"name":["x"],"image":"","constructor":1'));
  await page.goto(`${root}workloads/deployment/`);
  expect(await copied(page, manifest)).toBe(deployment.trimEnd());
});

test('folds away on a narrow screen and opens by keyboard', async ({ page, root }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${root}workloads/deployment/`);
  await expect(panel(page)).toBeHidden();
  const fold = page.locator('.values.folded summary');
  await fold.focus();
  await page.keyboard.press('Enter');
  const name = page.locator('.values.folded').getByLabel(pt.values.name, { exact: true });
  await page.keyboard.press('Tab');
  await expect(name).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('api');
  expect(await copied(page, manifest)).toContain('name: api\n');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('stands only on pages that have something to follow them', async ({ page, root }) => {
  await page.goto(`${root}versions/`);
  await expect(page.locator('.values')).toHaveCount(0);
});

test('runs the command in the lab with the values, and what it needs before', async ({ page, root }) => {
  test.setTimeout(90_000);
  await page.goto(`${root}workloads/deployment/`);
  await field(page, 'name').fill('api');
  await page.locator(`#${commandAnchor('get-deploy-rs-pod')} run-button button`).click();
  await expect(page.locator('.lab-dock')).toContainText('deployment.apps/api ', { timeout: 60_000 });
});

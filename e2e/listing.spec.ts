import { getTexts } from '../src/i18n/index.ts';
import { getShownCommands, manifestAnchor } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');
const content = readContent(process.cwd());
const commands = getShownCommands(content);

test('narrows the commands while a reader types, and by kind', async ({ page, root }) => {
  await page.goto(`${root}commands/`);
  const entries = page.locator('.entry:visible');
  await expect(entries).toHaveCount(commands.length);
  await page.getByRole('searchbox', { name: pt.filter.label }).fill('apagar namespace');
  await expect(entries).toHaveCount(
    commands.filter(({ does, words, run }) =>
      ['apagar', 'namespace'].every((word) =>
        `${does['pt-br']} ${words['pt-br'].join(' ')} ${run} `.toLowerCase().includes(word),
      ),
    ).length,
  );
  await expect(page.locator('#cmd-delete-namespace')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Runtimes' })).toBeHidden();
  await page.getByRole('searchbox', { name: pt.filter.label }).fill('');
  await page.getByRole('combobox', { name: pt.filter.kind }).selectOption('scale');
  await expect(entries).toHaveCount(commands.filter(({ run }) => run.startsWith('kubectl scale')).length);
  await expect(page.getByRole('search', { name: pt.filter.title }).getByRole('status')).toHaveText(/^\d+ comandos$/);
});

test('narrows by what a reader sees: with own values, and not by the words on buttons', async ({ page, root }) => {
  await page.addInitScript(() => localStorage.setItem('values', '{"name":"minha-api"}'));
  await page.goto(`${root}commands/`);
  const entries = page.locator('.entry:visible');
  const field = page.getByRole('searchbox', { name: pt.filter.label });
  const shown = page.locator('.entry', { has: page.locator('.block > .text', { hasText: 'minha-api' }) });
  await expect(shown.first()).toBeVisible();
  await field.fill('minha-api');
  await expect(entries).toHaveCount(await shown.count());
  await field.fill('rodar');
  expect(await entries.count()).toBeLessThan(commands.length / 4);
  await field.fill('nó');
  const left = await entries.allTextContents();
  expect(left.length).toBeLessThan(commands.length / 2);
  for (const text of left) expect(text).toMatch(/\bnós?(?!\p{L})|node/iu);
  await page.goto(`${root}en/manifests/`);
  await page.getByRole('searchbox').fill('download');
  await expect(entries).toHaveCount(0);
});

for (const height of [256, 844])
  test(`hides nothing that is jumped to under the filter, at ${height} px of height`, async ({ page, root }) => {
    await page.setViewportSize({ width: height === 256 ? 320 : 390, height });
    for (const path of ['commands/', 'manifests/']) {
      await page.goto(root + path);
      const ids = await page
        .locator('list-filter :is(h2, h3, .block)[id]')
        .evaluateAll((all) =>
          all.filter((_, at) => at % 9 === 0 || /^H2$/.test(all[at]?.tagName ?? '')).map(({ id }) => id),
        );
      for (const id of ids) {
        await page.evaluate((hash) => (location.hash = hash), id);
        const { top, filter } = await page.evaluate(
          (hash) => ({
            top: document.getElementById(hash)?.getBoundingClientRect().top ?? 0,
            filter: document.querySelector('.list-filter')?.getBoundingClientRect().bottom ?? 0,
          }),
          id,
        );
        expect.soft(top, id).toBeGreaterThanOrEqual(Math.max(filter, 50));
      }
      const filter = await page.locator('.list-filter').boundingBox();
      expect(filter && filter.y >= 0).toBe(height === 844);
    }
  });

test('narrows the manifests by word and by the kind of object they make', async ({ page, root }) => {
  await page.goto(`${root}manifests/`);
  await page.getByRole('combobox', { name: pt.filter.kind }).selectOption('Gateway');
  const gateways = content.manifests.filter(({ text }) => /^kind: Gateway$/m.test(text));
  await expect(page.locator('.entry:visible')).toHaveCount(gateways.length);
  for (const { path } of gateways) await expect(page.locator(`#${manifestAnchor(path)}`)).toBeVisible();
});

test('links each command and manifest to the note that shows it', async ({ page, root }) => {
  for (const list of ['commands/', 'manifests/']) {
    await page.goto(root + list);
    await expect(page.locator('.entry .shown-in a')).toHaveCount(await page.locator('.entry').count());
  }
});

for (const path of ['commands/', 'en/commands/'])
  test(`prints /${path} with a hundred commands on an A4 page`, async ({ page, root }) => {
    await page.goto(root + path);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(
      Math.ceil(commands.length / 100),
    );
    await page.emulateMedia({ media: 'print' });
    const size = await page
      .locator('.entry .code')
      .first()
      .evaluate((code) => parseFloat(getComputedStyle(code).fontSize) * 0.75);
    expect(size).toBeGreaterThan(5.49);
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('lists every command, by task and by kind, without the filter', async ({ page, root }) => {
    await page.goto(`${root}commands/`);
    await expect(page.locator('.entry')).toHaveCount(commands.length);
    await expect(page.getByRole('search')).toBeHidden();
    await page.locator('.by-kind summary').filter({ hasText: 'rollout' }).click();
    await page.getByRole('link', { name: 'Voltar o Deployment para a revisão anterior' }).click();
    await expect(page).toHaveURL(/#cmd-rollout-undo$/);
  });
});

import { commandAnchor, getShownCommands, manifestAnchor, pathOf } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { getTexts, languages } from '../src/i18n/index.ts';
import { expect, test } from './test.ts';

const content = readContent(process.cwd());
const pt = getTexts('pt-br');
const en = getTexts('en');
const scale = `#${commandAnchor('scale-deployment')}`;

test('opens a command word by word, by keyboard, and closes it again', async ({ page, root }) => {
  await page.goto(`${root}workloads/scale-and-update/`);
  const block = page.locator(scale);
  const button = block.locator('.explain > summary');
  await expect(block.getByRole('definition').first()).toBeHidden();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(block.locator('dt')).toHaveText(['kubectl', 'scale', 'deployment', 'servidor-web', '--replicas 5']);
  await expect(block.getByText('Quantos Pods manter.')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(block.getByText('Quantos Pods manter.')).toBeHidden();
});

test('names the button by what it explains', async ({ page, root }) => {
  await page.goto(`${root}en/workloads/scale-and-update/`);
  await expect(page.locator(`${scale} .explain > summary`)).toHaveAccessibleName(/^Explain: \S/);
  await page.locator(`${scale} .explain > summary`).click();
  await expect(page.locator(scale).getByText('How many Pods to keep.')).toBeVisible();
});

test('explains every word of every command in the note that shows it, in both languages', async ({ page, root }) => {
  await page.goto(root);
  for (const language of languages) {
    const addresses = content.notes
      .filter((note) => note.language === language)
      .map((note) => `${root}${language === 'en' ? 'en/' : ''}${pathOf(note).slice(1)}`);
    const explained = await page.evaluate(async (notes) => {
      // This page's policy refuses the styles of the others.
      const read = async (note: string) => (await (await fetch(note)).text()).replace(/<style>[\s\S]*?<\/style>/, '');
      const pages = await Promise.all(
        notes.map(async (note) => new DOMParser().parseFromString(await read(note), 'text/html')),
      );
      const blocks = pages.flatMap((one) => [...one.querySelectorAll('.command[id]')]);
      const isWhole = (block: Element) =>
        block.querySelector('.explain dt') !== null &&
        [...block.querySelectorAll('.explain dd')].every((says) => says.textContent?.trim());
      return blocks.filter(isWhole).map(({ id }) => id);
    }, addresses);
    expect([...new Set(explained)].sort()).toEqual(
      getShownCommands(content)
        .map(({ id }) => commandAnchor(id))
        .sort(),
    );
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('opens all the same, and hides what needs a script', async ({ page, root }) => {
    await page.goto(`${root}workloads/scale-and-update/`);
    await page.locator(`${scale} .explain > summary`).click();
    await expect(page.locator(scale).getByText('Quantos Pods manter.')).toBeVisible();
    for (const values of await page.locator('.values').all()) await expect(values).toBeHidden();
    await page.goto(`${root}workloads/deployment/`);
    await expect(page.getByText('Quantos Pods manter no ar.')).toBeVisible();
  });
});

test("shows a field's path when its remark has the focus", async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  const remark = page.getByRole('note').filter({ hasText: 'Quantos Pods manter no ar.' });
  await expect(remark.getByText('spec.replicas')).toBeHidden();
  await page.locator(`#${manifestAnchor('workloads/deployment.yaml')} > .text pre`).focus();
  await page.keyboard.press('Tab');
  await expect(remark).toBeFocused();
  await expect(remark.getByText('spec.replicas')).toBeVisible();
});

test('shows every remark of every manifest in the language of the page', async ({ page, root }) => {
  for (const [address, language] of [
    ['manifests/', 'pt-br'],
    ['en/manifests/', 'en'],
  ] as const) {
    await page.goto(root + address);
    const shown = await page.locator('.remark .says').allTextContents();
    const written = content.manifests.flatMap(({ notes }) =>
      notes.map(({ says }) => says[language].replaceAll('`', '')),
    );
    expect(shown.sort()).toEqual(written.sort());
    expect(written.length).toBeGreaterThan(25);
  }
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('leaves remarks out of what is copied, by the button and by hand', async ({ page, root }) => {
    await page.goto(`${root}workloads/deployment/`);
    const block = page.locator(`#${manifestAnchor('workloads/deployment.yaml')}`);
    const text = content.manifests.find(({ path }) => path === 'workloads/deployment.yaml')?.text.trimEnd();
    await block.locator(':scope > copy-button button').click();
    await expect(block.locator(':scope > copy-button button')).toHaveText(pt.command.copied);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await block
      .locator('.text')
      .first()
      .evaluate((each) => getSelection()?.selectAllChildren(each));
    await page.keyboard.press('Control+c');
    expect((await page.evaluate(() => navigator.clipboard.readText())).trimEnd()).toBe(text);
  });
});

test('keeps its buttons at 24 pixels or more, and named in both languages', async ({ page, root }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const [address, texts] of [
    ['', pt],
    ['en/', en],
  ] as const) {
    await page.goto(`${root}${address}workloads/scale-and-update/`);
    const button = page.locator(`${scale} .explain > summary`);
    await expect(button).toHaveText(texts.command.explain);
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
});

import type { Page } from '@playwright/test';
import { toOutputText } from '../src/blocks/output/output-text.ts';
import { readContent } from '../src/content/read.ts';
import { fill, getTexts } from '../src/i18n/index.ts';
import { getBlockStates, isRecorded } from '../src/record/sum.ts';
import { expect, test } from './test.ts';

const pt = getTexts('pt-br');
const note = 'workloads/deployment/';
const states = getBlockStates(readContent(process.cwd())).filter(({ plan }) => `${plan.note}/` === note);
const outputs = states.map((state) => {
  const text = isRecorded(state) && state.entry ? toOutputText(state.entry, state.block.claims) : undefined;
  const read = (parts: { text: string }[] = []) => parts.map((part) => part.text).join('');
  return { first: read(text?.first), rest: read(text?.rest), all: text?.all ?? 0 };
});
/** The first that stands with others in a frame. */
const framed = states.findIndex(({ block }) => block.id === 'get-deployment');
const runs = states.slice(framed, framed + 3).map(({ block }) => block.run);

const blocks = (page: Page) => page.locator('.prose .command:not(.steps)');
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('names each tool of a note by what it is for, and gives it 24 pixels or more', async ({ page, root }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(root + note);
  await expect(page.locator('.prose copy-button button').last()).toHaveAttribute('aria-label', /./);
  const tools = await page.locator('.prose .tool:visible').evaluateAll((all) =>
    all.map((tool) => {
      const { width, height } = tool.getBoundingClientRect();
      return { name: tool.ariaLabel ?? tool.textContent?.trim() ?? '', size: Math.min(width, height) };
    }),
  );
  expect(tools.length).toBeGreaterThan(3 * states.length);
  expect(tools.filter(({ name, size }) => !/^\p{Lu}\S+ .*\S/u.test(name) || size < 24)).toEqual([]);
});

test('says what a tool is for beside it, on hover and on focus, over no code, and moves nothing', async ({
  page,
  root,
}) => {
  await page.goto(root + note);
  const block = blocks(page).first();
  const before = await block.boundingBox();
  const text = await block.locator('.text pre').boundingBox();
  for (const tool of await block.locator(':scope > :is(run-button, .explain, copy-button) .tool').all()) {
    const word = tool.locator('span');
    await expect(word).toHaveCSS('opacity', '0');
    await tool.hover();
    await expect(word).toHaveCSS('opacity', '1');
    const box = await word.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((text?.y ?? 0) + 4);
    await page.mouse.move(0, 0);
    await expect(word).toHaveCSS('opacity', '0');
    await page.keyboard.press('Tab');
    await tool.focus();
    await expect(word).toHaveCSS('opacity', '1');
  }
  await block.locator('copy-button button').click();
  await expect(block.getByText(pt.command.copied)).toBeVisible();
  expect(await block.boundingBox()).toEqual(before);
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('shows an output of six lines at once, and of a longer one five, and all when asked', async ({
      page,
      root,
    }) => {
      await page.goto(root + note);
      const short = outputs.findIndex(({ first, rest }) => first.split('\n').length > 1 && rest === '');
      await expect(blocks(page).nth(short).locator('samp')).toHaveText(outputs[short]?.first ?? '');
      await expect(blocks(page).nth(short).locator('samp')).toBeVisible();
      const long = outputs.findIndex(({ rest }) => rest !== '');
      const { first = '', rest = '', all = 0 } = outputs[long] ?? {};
      const output = blocks(page).nth(long).locator('.output');
      expect(first.split('\n')).toHaveLength(5);
      await expect(output.locator('samp').first()).toBeVisible();
      await expect(output.locator('samp').last()).toBeHidden();
      await output.getByText(fill(pt.output.allLines, { lines: all })).click();
      await expect(output.locator('samp').last()).toBeVisible();
      expect(await output.locator('samp').allTextContents()).toEqual([first, rest]);
    });
  });

test('copies all commands of a frame, each on its line', async ({ page, root }) => {
  await page.goto(root + note);
  const all = fill(pt.command.copyAll, { n: runs.length });
  await page.getByRole('button', { name: all }).first().click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(runs.join('\n'));
});

test('copies by hand only the commands of a frame, where the browser refused to', async ({ page, root }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.goto(root + note);
  await page.getByRole('button', { name: fill(pt.command.copyAll, { n: runs.length }) }).first().click();
  await expect(page.locator('#announcements')).toHaveText(pt.command.copyFailed);
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(runs.join('\n'));
});

test('shows every command of the notebook whole on a phone, broken between words, and copies it as one', async ({
  page,
  root,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${root}commands/`);
  const wrong = await page.locator('.command > .text pre').evaluateAll((all) =>
    all.flatMap((pre) => {
      const room = pre.clientWidth - 3 * Number.parseFloat(getComputedStyle(pre).fontSize);
      const isBroken = (word: Element) =>
        word.scrollWidth < room && word.getBoundingClientRect().height > 1.6 * Number.parseFloat(getComputedStyle(pre).lineHeight);
      return [
        ...(pre.scrollWidth > pre.clientWidth ? [`is cut: ${pre.textContent}`] : []),
        ...[...pre.querySelectorAll('.word, var')].filter(isBroken).map((word) => `breaks ${word.textContent}`),
      ];
    }),
  );
  expect(wrong).toEqual([]);
  const long = page.locator('.command > .text', { hasText: /^[^\n]{80,}$/ }).first();
  expect((await long.boundingBox())?.height).toBeGreaterThan(60);
  await long.evaluate((text) => getSelection()?.selectAllChildren(text));
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await long.textContent());
});

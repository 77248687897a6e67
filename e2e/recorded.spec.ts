import type { Page } from '@playwright/test';
import { commandAnchor } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { fill, getTexts } from '../src/i18n/index.ts';
import { getEarlier, runsInLab, stepsRunInLab } from '../src/record/before.ts';
import { getStart } from '../src/record/note-state.ts';
import { getPlans, noteId, type NotePlan } from '../src/record/plan.ts';
import { findReason, getBlockStates, isRecorded, type BlockState } from '../src/record/sum.ts';
import { ended, lab } from './lab.ts';
import { expect, test } from './test.ts';

const content = readContent(process.cwd());
const pt = getTexts('pt-br');
const states = getBlockStates(content);
const addressOf = (note: string) => note.replace(/\/?$/, '/');

/** The block of a note in its page. */
const blockOf = (page: Page, { plan, block }: BlockState) =>
  page.locator('.prose .command:not(.steps)').nth(plan.blocks.indexOf(block));

const find = (what: string, is: (state: BlockState) => boolean): BlockState => {
  const state = states.find(is);
  if (!state) throw new Error(`No block ${what}`);
  return state;
};

test('shows under a repeated command what it printed there, and not what it printed before', async ({ page, root }) => {
  const printed = ({ entry }: BlockState) => (entry?.stdout ?? '').trim();
  const second = find('is shown twice with two outputs', (state) => {
    const first = states.find(
      ({ plan, block }) => plan === state.plan && block.id === state.block.id && block.nth === 1,
    );
    return (
      state.block.nth === 2 &&
      first !== undefined &&
      printed(first) !== '' &&
      printed(state) !== '' &&
      printed(first) !== printed(state) &&
      printed(state).length < 1000
    );
  });
  await page.goto(root + addressOf(second.plan.note));
  const block = blockOf(page, second);
  expect((await block.locator('samp').allTextContents()).join('\n')).toBe(printed(second));
});

test('says in one line why a block is not recorded', async ({ page, root }) => {
  const state = find(
    'lacks a record for a reason',
    (each) => !isRecorded(each) && findReason(content, each) !== undefined,
  );
  for (const language of ['pt-br', 'en'] as const) {
    await page.goto(`${root}${language === 'en' ? 'en/' : ''}${addressOf(state.plan.note)}`);
    await expect(blockOf(page, state).locator('.unrecorded')).toHaveText(
      findReason(content, state)?.why[language] ?? '',
    );
  }
});

test('says which commands go into a second terminal', async ({ page, root }) => {
  const state = find('goes into a second terminal', ({ block }) => block.terminal === 'second');
  await page.goto(root + addressOf(state.plan.note));
  await expect(blockOf(page, state).locator('.badge', { hasText: pt.command.secondTerminal })).toBeVisible();
});

test.describe('what a note begins from', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const note = content.notes.find(
    (each) =>
      each.language === 'pt-br' &&
      getStart(content, each).steps.length > 0 &&
      stepsRunInLab(content, getStart(content, each).steps),
  );
  const begins = note && getStart(content, note);

  test('unfolds by keyboard and is copied as one', async ({ page, root }) => {
    await page.goto(root + addressOf(note ? noteId(note) : ''));
    const box = page.getByRole('note', { name: pt.state.before });
    for (const { name } of begins?.begins ?? []) await expect(box).toContainText(name['pt-br'].replaceAll('`', ''));
    await box.locator('summary').focus();
    await page.keyboard.press('Enter');
    await box.getByRole('button', { name: fill(pt.command.copyOf, { what: pt.state.prepare }) }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(begins?.steps.map(({ run }) => run).join('\n'));
  });

  test('runs in the lab, line by line, and not again what is there', async ({ page, root }) => {
    await page.goto(root + addressOf(note ? noteId(note) : ''));
    await page.locator('.state summary').first().click();
    const button = page.getByRole('button', { name: fill(lab.runOf, { what: pt.state.prepare }) });
    const steps = begins?.steps ?? [];
    await button.click();
    await expect(page.locator('.entry .typed')).toHaveText(
      steps.map(({ run }) => run),
      { timeout: 120_000 },
    );
    await expect(ended(page)).toHaveCount(steps.length, { timeout: 120_000 });
    await expect(ended(page).last()).toHaveAttribute('data-exit', '0');
    await button.click();
    await expect(ended(page)).toHaveCount(steps.length + 1, { timeout: 120_000 });
  });
});

test('brings the lab to a block by what the note begins from and the blocks above it', async ({ page, root }) => {
  const findBlock = (plan: NotePlan) =>
    plan.blocks.findIndex(
      (block) =>
        block.where === 'host' && runsInLab(content, plan.note, block) && getEarlier(content, plan, block).length > 0,
    );
  const plan = getPlans(content).find((each) => findBlock(each) >= 0);
  const at = plan ? findBlock(plan) : -1;
  const block = plan?.blocks[at];
  if (!plan || !block) throw new Error('No note has such a block');
  await page.goto(root + addressOf(plan.note));
  await page.locator('.prose .command:not(.steps)').nth(at).locator('run-button button').click();
  await expect(page.locator('.entry .typed').last()).toHaveText(block.run, { timeout: 120_000 });
  const typed = await page.locator('.entry .typed').allTextContents();
  expect(typed).toEqual(
    expect.arrayContaining(getEarlier(content, plan, block).flatMap((earlier) => plan.blocks[earlier]?.run ?? [])),
  );
});

test('leads from the page of the verification to every block without a record', async ({ page, root }) => {
  await page.goto(`${root}how-it-is-verified/`);
  const addresses = await page
    .locator('details.left a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(addresses).toEqual(
    expect.arrayContaining(
      states
        .filter((state) => !isRecorded(state))
        .map(({ plan, block }) => `/${addressOf(plan.note)}#${commandAnchor(block.id)}`),
    ),
  );
});

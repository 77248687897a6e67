import type { Page } from '@playwright/test';
import { readContent, type BlockRecord } from '../src/content/read.ts';
import { findDifference, interrupted } from '../src/record/compare.ts';
import type { Printed } from '../src/record/claim.ts';
import { runsInLab } from '../src/record/before.ts';
import { findEntry, toPrinted } from '../src/record/file.ts';
import { kindOfLine } from '../src/record/line-kind.ts';
import { getPlans, type Block, type NotePlan } from '../src/record/plan.ts';
import { lab, ready, start } from './lab.ts';
import { expect, test } from './test.ts';

// All notes run on the same cluster, without a browser, in src/record/lab.test.ts; these show that
// the page does it too.
const content = readContent(process.cwd());
const topic = 'workloads';
/** Milliseconds: how long what is only read is read again until it is as recorded. */
const patience = { read: 60_000, pause: 1_500, command: 120_000 };

for (const plan of getPlans(content).filter((each) => each.topic === topic)) {
  test(`runs the path of ${plan.note} step by step, as recorded`, async ({ page, root }) => {
    test.setTimeout(600_000);
    await start(page, root);
    await page.getByRole('combobox', { name: lab.track }).selectOption(plan.note);
    const wrong: string[] = [];
    for (const [at, block] of plan.blocks.entries()) {
      const entry = findEntry(content.record, plan.note, block);
      if (!entry || entry.lab === 'absent') continue;
      const difference = await runBlock(page, at, block, entry);
      if (difference !== undefined) wrong.push(`${block.id} ${block.nth}\n${difference}`);
    }
    expect(wrong.join('\n\n')).toBe('');
  });
}

test('brings a new cluster to a step in the middle of a path', async ({ page, root }) => {
  const [plan, at] = readingStep();
  await start(page, root);
  await page.getByRole('combobox', { name: lab.track }).selectOption(plan.note);
  await press(page, at, plan.blocks[at] as Block);
  const typed = page.locator('.entry .typed');
  expect(await typed.count()).toBeGreaterThan(1);
  // A second press finds everything there.
  const before = await typed.count();
  await press(page, at, plan.blocks[at] as Block);
  await expect(typed).toHaveCount(before + 1);
  await page.getByRole('button', { name: lab.reset }).click();
  await ready(page);
});

/** A step that only reads, behind one that makes something. */
function readingStep(): [NotePlan, number] {
  const steps = getPlans(content)
    .filter((plan) => plan.topic === topic)
    .flatMap((plan) => plan.blocks.map((block, at) => ({ plan, block, at })));
  const found = steps.find(
    ({ plan, block, at }) =>
      kindOfLine(block.run) === 'reads' &&
      block.where === 'host' &&
      runsInLab(content, plan.note, block) &&
      / (create|run) /.test(plan.blocks[at - 1]?.run ?? ''),
  );
  if (!found) throw new Error(`No note of ${topic} has such a step`);
  return [found.plan, found.at];
}

/** Runs a step, and again what is only read until it is as recorded; gives the difference. */
async function runBlock(page: Page, at: number, block: Block, entry: BlockRecord): Promise<string | undefined> {
  const start = Date.now();
  for (;;) {
    const printed = await press(page, at, block);
    // What goes on in a second terminal is ended here by the next step, and only some of what differs is no surprise.
    if (entry.lab !== 'same' || entry.day === undefined || block.terminal === 'second') return undefined;
    const difference = findDifference(toPrinted(entry), printed);
    if (difference === undefined || kindOfLine(block.run) !== 'reads' || Date.now() - start > patience.read)
      return difference;
    await page.waitForTimeout(patience.pause);
  }
}

/**
 * Presses a step's button and gives what its command printed, once it has ended; what follows something
 * is ended by Ctrl+C.
 */
async function press(page: Page, at: number, { run }: Block): Promise<Printed> {
  const step = page.locator('.path:not([hidden]) [data-step]').nth(at);
  await step.getByRole('button').click();
  const entry = page.locator('.entry').last();
  if (kindOfLine(run) === 'follows') {
    await expect(entry.locator('.typed')).toHaveText(run, { timeout: patience.command });
    await expect(entry.locator('pre').last()).not.toBeEmpty({ timeout: 30_000 });
    // It may have ended by itself, as nothing is there yet to follow.
    await page
      .getByRole('button', { name: lab.interrupt })
      .click({ timeout: 3_000 })
      .catch(() => {});
  }
  await expect(step).not.toHaveAttribute('aria-busy', 'true', { timeout: patience.command });
  return entry
    .locator('pre')
    .last()
    .evaluate((output, end) => {
      const nodes = [...output.childNodes];
      const isError = (node: ChildNode) => node instanceof HTMLElement && node.className === 'error';
      const textOf = (of: ChildNode[]) => of.map(({ textContent }) => textContent ?? '').join('');
      const exit = Number((output as HTMLElement).dataset['exit']);
      return {
        stdout: textOf(nodes.filter((node) => !isError(node))),
        stderr: textOf(nodes.filter(isError)),
        exit: Number.isNaN(exit) ? end : exit,
      };
    }, interrupted);
}

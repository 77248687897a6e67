import type { Locator, Page } from '@playwright/test';
import { homeOf, pathOf, showsCommand } from '../src/content/home.ts';
import { readContent } from '../src/content/read.ts';
import { topics } from '../src/content/topics.ts';
import { follows } from '../src/lab/line-kind.ts';
import { getPaths, type Path, type Step } from '../src/lab/paths.ts';
import { getRecords, getShare } from '../src/lab/runnable.ts';
import runnable from '../src/lab/runnable.json' with { type: 'json' };
import { compare, type Printed } from '../src/prove/compare.ts';
import { writes } from '../src/prove/run.ts';
import { lab, pods, start } from './lab.ts';
import { expect, test } from './test.ts';

const content = readContent(process.cwd());
/** How long what is only read is read again until it gives what it should, in milliseconds. */
const patience = { read: 60_000, pause: 1_500, command: 120_000 };

for (const { slug } of topics) {
  test(`runs every runnable command of ${slug}, in order, with its expected output`, async ({ page, root }) => {
    test.setTimeout(900_000);
    await start(page, root);
    const wrong: string[] = [];
    const count = { steps: 0, outputs: 0 };
    for (const path of getPaths(content).filter(({ topic }) => topic === slug)) {
      await page.getByRole('combobox', { name: lab.track }).selectOption(path.name);
      for (const [at, { exit = 0, why }] of getRecords(path).entries()) {
        const step = path.steps[at];
        if (why !== undefined || !step) continue;
        const captured = getCaptured(path, step, at);
        count.steps += 1;
        count.outputs += captured ? 1 : 0;
        const found = await runStep(page, step, page.locator('.path:not([hidden]) [data-step]').nth(at), exit, captured);
        if (found !== undefined) wrong.push(`${path.name}: ${step.id}\n${found}`);
      }
    }
    const { ran, all } = getShare({ ...content, commands: content.commands.filter(({ topic }) => topic === slug) }, runnable);
    console.log(
      `${slug}: ${count.steps - wrong.length} of ${count.steps} steps as recorded, ${count.outputs} of them held to what the pages show; ${ran} of ${all} commands that need a cluster run in the lab.`,
    );
    expect(wrong.join('\n\n')).toBe('');
  });
}

/** What the pages show for a step, in the note where its command is at home. */
function getCaptured(path: Path, { id }: Step, at: number): Printed | undefined {
  const command = content.commands.find((candidate) => candidate.id === id);
  if (!command || path.steps.findIndex((step) => step.id === id) !== at) return undefined;
  const home = homeOf(
    content.notes.filter(({ language }) => language === 'pt-br').map((text) => ({ topic: text.topic, text })),
    command.topic,
    showsCommand(id),
  );
  return home && pathOf(home.text) === `/${path.name}/` ? content.outputs.find((output) => output.command === id && output.on === 'simulator') : undefined;
}

/** Runs a step, and again what is only read until it is right; gives what is wrong with it. */
async function runStep(page: Page, { run }: Step, step: Locator, exit: number, captured: Printed | undefined): Promise<string | undefined> {
  const start = Date.now();
  // Who changes something looks first at what came of the change before; a Pod that nothing can place never settles.
  if (writes.test(run))
    await expect(pods(page).and(page.locator('[data-state=waiting]')))
      .toHaveCount(0, { timeout: 20_000 })
      .catch(() => {});
  for (;;) {
    if (process.env['VERBOSE']) console.log(`${new Date().toISOString()} ${run}`);
    const printed = await press(page, run, step);
    const found =
      printed.exit === exit ? captured && compare(captured, printed) : `exit code ${printed.exit} instead of ${exit}: ${printed.errors || printed.output}`;
    if (found === undefined || writes.test(run) || Date.now() - start > patience.read) return found;
    if (process.env['VERBOSE']) console.log(`again: ${run}\n${found}`);
    await page.waitForTimeout(patience.pause);
  }
}

/** Presses a step's button and gives what its command printed, once it has ended; what follows something is ended by Ctrl+C. */
async function press(page: Page, run: string, step: Locator): Promise<Printed> {
  await step.getByRole('button').click();
  const entry = page.locator('.entry').last();
  if (follows(run)) {
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
    .evaluate((output) => {
      const errors = [...output.querySelectorAll('.error')].map(({ textContent }) => textContent ?? '').join('');
      const rest = [...output.childNodes]
        .filter((node) => !(node instanceof HTMLElement && node.className === 'error'))
        .map(({ textContent }) => textContent ?? '')
        .join('');
      return { output: rest, errors, exit: Number((output as HTMLElement).dataset['exit']) };
    });
}

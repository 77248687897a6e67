import { commandAnchor, getShownCommands, manifestAnchor } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { getTexts } from '../src/i18n/index.ts';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const content = readContent(process.cwd());
const commands = getShownCommands(content);
const pt = getTexts('pt-br');
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses each block's own button and gives what the clipboard held after it. */
function pressEach(page: Page, selectors: string[]): Promise<string[]> {
  return page.evaluate(async (list) => {
    const copied: string[] = [];
    for (const selector of list) {
      await navigator.clipboard.writeText('');
      document.querySelector<HTMLButtonElement>(selector)?.click();
      for (let tries = 0; tries < 50 && (await navigator.clipboard.readText()) === ''; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 10));
      copied.push(await navigator.clipboard.readText());
    }
    return copied;
  }, selectors);
}

test('copies every command of the notebook exactly', async ({ page, root }) => {
  await page.goto(`${root}commands/`);
  const copied = await pressEach(
    page,
    commands.map(({ id }) => `#${commandAnchor(id)} copy-button button`),
  );
  expect(copied).toEqual(commands.map(({ run }) => run));
});

test('copies every manifest of the notebook as its file is', async ({ page, root }) => {
  await page.goto(`${root}manifests/`);
  const ids = content.manifests.map(({ path }) => manifestAnchor(path));
  const copied = await pressEach(
    page,
    ids.map((id) => `#${id} > copy-button button`),
  );
  expect(copied).toEqual(content.manifests.map(({ text }) => text.trimEnd()));
});

test('serves every manifest at a stable address, byte by byte, in both bases', async ({ request, root, based }) => {
  for (const site of [root, based])
    for (const manifest of content.manifests) {
      const response = await request.get(`${site}manifests/${manifest.path}`);
      expect(response.status()).toBe(200);
      expect(await response.text()).toBe(manifest.text);
    }
});

test('downloads a manifest under its own name', async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /deployment\.yaml/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('deployment.yaml');
});

test('says on the button and to screen readers that it copied', async ({ page, root }) => {
  await page.goto(`${root}workloads/scale-and-update/`);
  const button = page.locator('#cmd-scale-deployment copy-button:not(.all) button');
  await button.click();
  await expect(button).toHaveText(pt.command.copied);
  await expect(page.locator('#announcements')).toHaveText(pt.command.copied);
});

test('selects the text and says so when the browser refuses to copy', async ({ page, root }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.goto(`${root}workloads/scale-and-update/`);
  await page.locator('#cmd-scale-deployment copy-button:not(.all) button').click();
  await expect(page.locator('#announcements')).toHaveText(pt.command.copySelected);
  expect(await page.evaluate(() => String(getSelection()))).toBe('kubectl scale deployment servidor-web --replicas 5');
});

test('never selects the prompt', async ({ page, root }) => {
  await page.goto(`${root}workloads/scale-and-update/`);
  const block = page.locator('#cmd-scale-deployment .text');
  await expect(block).not.toContainText('$');
  const prompt = await block.locator('.prompt').evaluate((line) => getComputedStyle(line, '::before').content);
  expect(prompt).toContain('$');
});

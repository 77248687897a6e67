import { ended, input, lab, log, map, ready, start, type } from './lab.ts';
import { expect, test } from './test.ts';

test('is used by the keyboard alone', async ({ page, root }) => {
  await page.goto(`${root}lab/`);
  await page.getByRole('button', { name: lab.start }).focus();
  await page.keyboard.press('Enter');
  await expect(input(page)).toBeFocused();
  await page.keyboard.type('kubectl get no');
  await page.keyboard.press('Tab');
  await expect(input(page)).toHaveValue('kubectl get nodes ');
  await page.keyboard.type('estudo-worker2');
  await page.keyboard.press('Enter');
  await expect(ended(page)).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await expect(input(page)).toHaveValue('kubectl get nodes estudo-worker2');
  await page.keyboard.press('Control+c');
  await expect(input(page)).toHaveValue('');
  await page.keyboard.type('kubectl get pods -n k');
  await page.keyboard.press('Tab');
  await expect(input(page)).toHaveValue('kubectl get pods -n kube-');
  await input(page).fill('kubectl get pods --all-n');
  await page.keyboard.press('Tab');
  await expect(input(page)).toHaveValue('kubectl get pods --all-namespaces ');
  await input(page).fill('kubectl describe node estudo-c');
  await page.keyboard.press('Tab');
  await expect(input(page)).toHaveValue('kubectl describe node estudo-control-plane ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(input(page)).not.toBeFocused();
  await input(page).focus();
  await page.keyboard.press('Control+l');
  await expect(ended(page)).toHaveCount(0);
});

test('holds a conversation with a shell in a Pod, and leaves it', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'kubectl run cliente --rm -it --restart=Never --image=alpine:3.22 -- sh');
  await expect(page.locator('.line .prompt')).toHaveText(/#$/);
  expect(await type(page, 'cat /etc/resolv.conf')).toContain('default.svc.cluster.local');
  expect(await type(page, 'exit')).toContain('pod "cliente" deleted');
  await expect(page.locator('.line .prompt')).toHaveText('$');
  // Once: that of a command's block is drawn before its line.
  expect(await page.locator('.line .prompt').evaluate((prompt) => getComputedStyle(prompt, '::before').content)).toBe(
    'none',
  );
});

test('ends a command with Ctrl+C and goes on', async ({ page, root }) => {
  await start(page, root);
  await input(page).fill('kubectl get pods -A -w');
  await input(page).press('Enter');
  await expect(log(page)).toContainText('coredns');
  await expect(page.getByRole('button', { name: lab.interrupt })).toBeVisible();
  await page.keyboard.press('Control+c');
  await expect(ended(page)).toHaveAttribute('data-exit', '130');
  expect(await type(page, 'echo adiante')).toBe('adiante\n');
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('copies the session as it was typed and printed', async ({ page, root }) => {
    await start(page, root);
    await type(page, 'echo um');
    await type(page, 'kubectl get nada');
    await page.getByRole('button', { name: lab.copy }).click();
    await expect(page.getByRole('button', { name: lab.copied })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '$ echo um\num\n$ kubectl get nada\nerror: the server doesn\'t have a resource type "nada"\n',
    );
  });
});

test('clears the log by its button and by "clear", and keeps the history', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'echo um');
  await page.getByRole('button', { name: lab.clear }).click();
  await expect(ended(page)).toHaveCount(0);
  await type(page, 'echo dois');
  await input(page).fill('clear');
  await input(page).press('Enter');
  await expect(ended(page)).toHaveCount(0);
  await input(page).press('ArrowUp');
  await expect(input(page)).toHaveValue('echo dois');
});

test('begins again: no files, no Pods, no ticks, an empty log', async ({ page, root }) => {
  await start(page, root);
  await page.locator('.path:not([hidden]) [data-step="create-deployment"] .run').click();
  await expect(page.locator('.path:not([hidden]) [data-step="create-deployment"]')).toHaveClass(/reached/, {
    timeout: 60_000,
  });
  await type(page, 'echo fica > fica.txt');
  await page.getByRole('button', { name: lab.reset }).click();
  await ready(page);
  await expect(ended(page)).toHaveCount(0);
  await expect(map(page)).toContainText(lab.noPods);
  await expect(page.locator('.reached')).toHaveCount(0);
  expect(await type(page, 'ls fica.txt')).toContain('No such file');
});

test('reads each line once to a screen reader: one log, and no live region around it', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'echo uma vez');
  expect(
    await log(page).evaluate((node) => ({
      around: node.parentElement?.closest('[aria-live], [role=log], [role=status]') === null,
      within: node.querySelectorAll('[aria-live], [role]').length,
    })),
  ).toEqual({ around: true, within: 0 });
  await expect(log(page).getByText('uma vez', { exact: true })).toHaveCount(1);
  await expect(input(page)).toHaveAccessibleDescription(lab.inputHint);
});

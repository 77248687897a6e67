import type { Page } from '@playwright/test';
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

test('shows what is printed when it is printed, also in loops and pipes, and ends it with ^C', async ({
  page,
  root,
}) => {
  await start(page, root);
  for (const [line, printed] of [
    ['for i in 1 2 3 4 5; do kubectl get ns default --no-headers; sleep 60; done', 'default   Active'],
    ['while true; do echo volta; done', 'volta\nvolta'],
    ['while true; do echo um; echo dois; sleep 0.2; done | grep dois', /^dois\ndois/],
    ['watch -n 1 kubectl get nodes', /^Every 1.0s: kubectl get nodes[\s\S]*estudo-worker2/],
  ] as const) {
    await input(page).fill(line);
    await input(page).press('Enter');
    const output = page.locator('.entry pre').last();
    await expect(output).toContainText(printed);
    await input(page).press('Control+c');
    await expect(output).toHaveAttribute('data-exit', '130');
    await expect(output).toContainText(printed);
    await expect(output).toContainText('^C');
    expect(await type(page, 'echo $?')).toBe('130\n');
  }
});

test('waits for the rest of what is not complete, and leaves it with Ctrl+C', async ({ page, root }) => {
  await start(page, root);
  const prompt = page.locator('.line .prompt');
  for (const line of ['for i in um dois', 'do', '  echo "$i', 'e meio"', 'done']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
  await expect(ended(page).last()).toHaveText('um\ne meio\ndois\ne meio\n');
  await page.keyboard.press('ArrowUp');
  await expect(input(page)).toHaveValue('for i in um dois\ndo\n  echo "$i\ne meio"\ndone');
  await page.keyboard.press('Control+c');
  for (const line of ['cat <<EOF', "echo 'aberta", 'kubectl get pods \\', 'ls |']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await expect(prompt).toHaveText('$\n>');
    await page.keyboard.press('Control+c');
    await expect(prompt).toHaveText('$');
    await expect(page.locator('.typed').last()).toHaveText(`${line}\n^C`);
  }
  await expect(ended(page)).toHaveCount(1);
});

test('edits the line as readline does, and opens nothing of the page', async ({ page, root }) => {
  await start(page, root);
  await page.keyboard.type('kubectl get pods');
  await page.keyboard.press('Control+w');
  await page.keyboard.press('Control+u');
  await expect(input(page)).toHaveValue('');
  await page.keyboard.press('Control+y');
  await expect(input(page)).toHaveValue('kubectl get ');
  await page.keyboard.type('nodes -o wide');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+k');
  await expect(input(page)).toHaveValue('kubectl');
  await expect(page.getByRole('dialog')).toBeHidden();
  await input(page).fill('echo um; echo !$');
  await page.keyboard.press('Enter');
  await input(page).fill('kubectl get deploy -o js');
  await page.keyboard.press('Tab');
  await expect(input(page)).toHaveValue('kubectl get deploy -o json');
  expect(await type(page, 'history | tail -2')).toMatch(/^ +1 {2}echo um; echo !\$\n +2 {2}history \| tail -2\n$/);
  expect(await type(page, '!history')).toContain('2  history | tail -2');
});

test('leaves the keys to an input method while it composes', async ({ page, root, context }) => {
  await start(page, root);
  await type(page, 'echo antes');
  await input(page).focus();
  const client = await context.newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'ls', selectionStart: 2, selectionEnd: 2 });
  const key = { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 229 };
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await expect(input(page)).toHaveValue('ls');
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, key: 'Enter', code: 'Enter' });
  await client.send('Input.insertText', { text: 'ls' });
  await expect(input(page)).toHaveValue('ls');
  await expect(ended(page)).toHaveCount(1);
});

test('clears, colours and writes over a line as programs ask for it', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'echo antes');
  await input(page).fill('clear && echo depois');
  await input(page).press('Enter');
  await expect(log(page)).toHaveText('depois\n');
  await expect(log(page)).not.toContainText('antes');
  expect(await type(page, "printf '10%%\\r20%%\\r100%%\\n\\e[31mred\\e[0m \\e[1;32mgreen\\e[m.\\n'")).toBe(
    '100%\nred green.\n',
  );
  const colour = (text: string) =>
    log(page)
      .getByText(text, { exact: true })
      .evaluate((node) => getComputedStyle(node).color);
  expect(new Set([await colour('red'), await colour('green')]).size).toBe(2);
});

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  const paste = async (page: Page, text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press('Control+v');
  };

  test('gives back exactly what was pasted or run, the newest first', async ({ page, root }) => {
    await start(page, root);
    const manifest =
      "cat <<'EOF' | kubectl apply -f -\napiVersion: v1\nkind: ConfigMap # note\nmetadata:\n  name: colado\nEOF";
    await page.keyboard.type('echo antes; ');
    await paste(page, `${manifest}\r\necho depois`);
    await expect(ended(page).last()).toHaveText('depois\n');
    await expect(ended(page).first()).toHaveText('antes\nconfigmap/colado created\n');
    await page.keyboard.press('ArrowUp');
    await expect(input(page)).toHaveValue('echo depois');
    await page.keyboard.press('ArrowUp');
    await expect(input(page)).toHaveValue(`echo antes; ${manifest}`);
    await page.keyboard.press('Enter');
    await expect(ended(page).last()).toHaveText('antes\nconfigmap/colado unchanged\n');
    const step = page.locator('.path:not([hidden]) [data-step]').first();
    await step.getByRole('button').click();
    await expect(step).not.toHaveAttribute('aria-busy', 'true');
    await input(page).press('ArrowUp');
    await expect(input(page)).toHaveValue((await step.locator('code').textContent()) ?? '');
  });

  test('leaves a shell in a Pod by a pasted exit, and shows first how its prompt comes', async ({ page, root }) => {
    await start(page, root);
    await input(page).focus();
    await paste(page, 'kubectl run cliente -it --image=alpine:3.22 -- sh\nhostname\nexit\necho de volta');
    await expect(ended(page).last()).toHaveText('de volta\n', { timeout: 60_000 });
    await expect(ended(page).nth(0)).toContainText("If you don't see a command prompt, try pressing enter.");
    await expect(ended(page).nth(1)).toHaveText('cliente\n');
    await expect(page.locator('.line .prompt')).toHaveText('$');
  });

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

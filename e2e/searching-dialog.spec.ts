import type { Page } from '@playwright/test';
import { getTexts } from '../src/i18n/index.ts';
import { findToMend } from './axe.ts';
import { ask, expect, test } from './test.ts';

const pt = getTexts('pt-br');
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const marks = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => String(range).toLowerCase()));
test('shows what was searched for and popular commands before anything is typed', async ({ page, root }) => {
  await page.goto(root);
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: pt.search.popular })).toBeVisible();
  await expect(dialog.getByRole('heading', { name: pt.search.recent })).toBeHidden();
  await dialog.getByRole('searchbox').fill('escalar');
  // Before there is an answer: it opens when it comes.
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/scale-and-update/);
  await page.waitForLoadState();
  await page.keyboard.press('/');
  await dialog.getByRole('button', { name: 'escalar', exact: true }).click();
  await expect(dialog.getByRole('searchbox')).toHaveValue('escalar');
  await expect(dialog.locator('.search-results li').first()).toBeVisible();
});

test('says what became of a copy that the browser refuses: of a command, which it selects, and of a file', async ({
  page,
  root,
}) => {
  // As on a page without https, where there is no clipboard.
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(root);
  await ask(page, 'escalar');
  await page.keyboard.press('Control+Enter');
  const status = page.locator('.search-status');
  await expect(status).toHaveText(pt.command.copySelected);
  expect(await page.evaluate(() => String(getSelection()))).toBe('kubectl scale deployment servidor-web --replicas 5');
  await page.getByRole('searchbox').fill('service-nodeport.yaml');
  await page.locator('.search-results li', { hasText: 'service-nodeport.yaml' }).getByRole('button').first().click();
  await expect(status).toHaveText(pt.command.copyRefused);
});

test('leaves Enter and arrows to an input method, and closes on one Escape', async ({ page, root }) => {
  await page.goto(root);
  await ask(page, 'service');
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'kubelet', selectionStart: 7, selectionEnd: 7 });
  for (const key of ['Enter', 'ArrowDown', 'Escape'])
    await page
      .getByRole('searchbox')
      .evaluate(
        (field, name) =>
          field.dispatchEvent(
            new KeyboardEvent('keydown', { key: name, isComposing: true, bubbles: true, cancelable: true }),
          ),
        key,
      );
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page).toHaveURL((address) => address.pathname === '/');
  await client.send('Input.insertText', { text: 'kubelet' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('comes back from a result to the query, where the browser keeps no page', async ({ page, root }) => {
  await page.goto(root);
  await ask(page, 'kubelet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('kubelet');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('kubelet');
  await expect(page.locator('.search-results li').first()).toBeVisible();
});

test("finds the notebook's commands by the reader's own name", async ({ page, root }) => {
  await page.addInitScript(() => localStorage.setItem('values', '{"name":"minha-api"}'));
  await page.goto(root);
  await ask(page, 'escalar minha-api');
  const first = page.locator('.search-results code').first();
  await expect(first).toHaveText('kubectl scale deployment minha-api --replicas 5');
  await expect(first.locator('mark', { hasText: 'minha-api' })).toBeVisible();
});

test('stays small with a whole page as its query', async ({ page, root }) => {
  await page.goto(root);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('palavra desconhecida kubelet '.repeat(200));
  const status = page.locator('.search-status');
  await expect(status).not.toBeEmpty();
  await expect(status).toHaveText(/…/);
  expect((await status.boundingBox())?.height).toBeLessThan(100);
});

test('copies a popular command before anything is typed', async ({ page, root }) => {
  await page.goto(root);
  await page.keyboard.press('/');
  await expect(page.locator('.search-popular li').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl get pod -A -owide');
});

test('answers a query that stands in the address, and keeps the address to what is asked', async ({
  page,
  root,
  based,
}) => {
  for (const site of [root, based]) {
    await page.goto(`${site}services/service/?q=escalar+deploymnt`);
    await expect(page.locator('.search-results code').first()).toHaveText(
      'kubectl scale deployment servidor-web --replicas 5',
    );
    await page.getByRole('searchbox').fill('nodeport');
    await expect(page).toHaveURL(`${site}services/service/?q=nodeport`);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(`${site}services/service/`);
  }
});

test('marks in the page what was looked for, and leaves its text and its address as they are', async ({
  page,
  root,
}) => {
  await page.goto(root);
  await ask(page, 'como escalar um deployment');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${root}workloads/scale-and-update/#cmd-scale-deployment`);
  await expect(page.locator('#cmd-scale-deployment')).toBeInViewport();
  await expect.poll(() => marks(page)).toContain('escalar');
  await page.keyboard.press('Escape');
  expect(await marks(page)).toEqual([]);
  await expect(page.locator('main mark, main [style]')).toHaveCount(0);
});

test('offers the other language, loaded when it is asked for, and never mixes it in', async ({ page, root }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(root);
  await ask(page, 'deployment');
  expect(asked.filter((url) => url.includes('/pagefind/en/'))).toEqual([]);
  for (const href of await page
    .locator('.search-results a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
    expect(href).not.toMatch(/^\/en\//);
  await page.getByRole('button', { name: pt.search.elsewhere }).click();
  const other = page.getByRole('region', { name: pt.search.elsewhereTitle });
  await expect(other).toHaveAttribute('lang', 'en');
  await expect(other.getByRole('link').first()).toHaveAttribute('href', /^\/en\//);
  await expect(page.locator('.search-elsewhere')).toHaveText(/\d+ resultado/);
});

test('says that nothing was found, and what the other language has', async ({ page, root }) => {
  await page.goto(root);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('xyzzyqwv');
  await expect(page.locator('.search-status')).toContainText(pt.search.elsewhereNone);
  await expect(page.locator('.search-results li')).toHaveCount(0);
});

test('announces the amount once the typing stops, in the dialog itself', async ({ page, root }) => {
  await page.goto(root);
  await ask(page, 'nodeport');
  const said = page.getByRole('dialog').getByRole('status');
  await expect(said).toHaveText(/^\d+ resultados$/);
});

test('reads to a screen reader as a field, filters and a list of links with their buttons', async ({ page, root }) => {
  await page.goto(root);
  await ask(page, 'escalar');
  await expect(page.getByRole('dialog', { name: pt.search.title })).toMatchAriaSnapshot(`
    - heading "${pt.search.title}" [level=2]
    - searchbox "${pt.search.label}": escalar
    - button /Esc/
    - group "${pt.search.filterKind}":
      - radio /${pt.search.everything} \\d+/ [checked]
      - radio /${pt.search.kinds.command} \\d+/
    - combobox "${pt.search.filterTopic}"
    - list:
      - listitem:
        - link /Escalar o Deployment para 5 réplicas kubectl scale deployment/
        - 'button "Copiar: Escalar o Deployment para 5 réplicas"'
  `);
});

test('counts the results of each topic when a reader is about to choose one', async ({ page, root }) => {
  await page.goto(root);
  await ask(page, 'deployment');
  const topic = page.getByRole('combobox', { name: pt.search.filterTopic });
  await topic.focus();
  await expect(topic.locator('option[value=workloads]')).toHaveText(/Workloads \(\d+\)/);
});

test('fits 320 px, with nothing to mend and every button within reach', async ({ page, root }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${root}services/service/`);
  await ask(page, 'kubectl get pods -A');
  const over = await page.evaluate(
    () => document.querySelector('dialog')!.scrollWidth - document.querySelector('dialog')!.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
  expect(await findToMend(page, { include: 'dialog' })).toEqual([]);
  await page.locator('.search-results').getByRole('button').first().click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('kubectl get');
});

test('has nothing to mend before typing and with results of the other language', async ({ page, root }) => {
  await page.goto(root);
  await page.keyboard.press('/');
  await expect(page.locator('.search-popular li').first()).toBeVisible();
  expect(await findToMend(page, { include: 'dialog' })).toEqual([]);
  await page.getByRole('searchbox').fill('deployment');
  await page.getByRole('button', { name: pt.search.elsewhere }).click();
  await expect(page.getByRole('region', { name: pt.search.elsewhereTitle })).toBeVisible();
  expect(await findToMend(page, { include: 'dialog' })).toEqual([]);
});

test.describe('without a network', () => {
  test.use({ expected: /ERR_INTERNET_DISCONNECTED|Failed to load|Failed to fetch/ });

  test('says so, and searches once the network is back', async ({ page, root, context }) => {
    await page.goto(root);
    await context.setOffline(true);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('escalar');
    await expect(page.locator('.search-status')).toContainText(pt.search.failed);
    await context.setOffline(false);
    await page.getByRole('button', { name: pt.search.retry }).click();
    await expect(page.locator('.search-results li').first()).toBeVisible();
  });
});

test('answers a further query in the page that is open', async ({ page, root }) => {
  await page.goto(root);
  await ask(page, 'deployment');
  const times: number[] = [];
  for (const query of ['service', 'escalar', 'logs', 'nodeport', 'ingress'])
    times.push(
      await page.evaluate(async (text) => {
        const field = document.querySelector<HTMLInputElement>('search-dialog input[type=search]')!;
        document.querySelector('.search-results')!.replaceChildren();
        const began = performance.now();
        field.value = text;
        field.dispatchEvent(new Event('input'));
        while (!document.querySelector('.search-results li')) await new Promise(requestAnimationFrame);
        return Math.round(performance.now() - began);
      }, query),
    );
  console.log(`a further query: ${times.join(', ')} ms`);
});

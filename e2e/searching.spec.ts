import { fillValues } from '../src/content/example-values.ts';
import { getTexts } from '../src/i18n/index.ts';
import { ask, expect, test } from './test.ts';

const pt = getTexts('pt-br');
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('copies a command straight from its result with the keyboard alone', async ({ page, root }) => {
  await page.clock.install();
  await page.goto(root);
  await ask(page, 'escalar');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: pt.command.copied })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'kubectl scale deployment servidor-web --replicas 5',
  );
  // The count of results, said when the typing has stopped, must not take its place.
  await page.clock.runFor(1000);
  await expect(page.getByRole('status').filter({ hasText: pt.command.copied })).toBeAttached();
});

const first: [query: string, kind: 'command' | 'note', found: RegExp][] = [
  ['escalar', 'command', /kubectl scale deployment servidor-web --replicas 5/],
  ['expose', 'command', /kubectl expose deployment servidor-web --port 80 --target-port 80/],
  ['-owide', 'command', /kubectl get pods? (-A )?-owide/],
  ['--dry-run', 'command', /--dry-run=client/],
  ['servico', 'note', /^Service/],
  ['deletar pod', 'command', /kubectl delete pod servidor-web/],
  ['ClusterIP', 'note', /^ClusterIP/],
];

for (const [query, kind, found] of first) {
  test(`finds ${query} first, at the root and below a base`, async ({ page, root, based }) => {
    for (const site of [root, based]) {
      await page.goto(site);
      await ask(page, query);
      const result = page.locator('.search-results li').first();
      await expect(result.getByRole('link')).toContainText(kind === 'command' ? found : /./);
      await expect(result.locator(kind === 'command' ? 'code' : 'strong')).toHaveText(found);
      await expect(result.getByRole('link')).toContainText(pt.search.kind[kind]);
    }
  });
}

const understood: [query: string, found: RegExp, corrected?: string][] = [
  ['como apagar um pod', /kubectl delete pod servidor-web/],
  ['escalar deploymnt', /kubectl scale deployment servidor-web --replicas 5/, 'escalar deployment'],
  ['como faço para ver os logs', /kubectl logs/],
  ['svc', /^Service$/],
  ['kubctl get pods', /kubectl get pods?/, 'kubectl get pods'],
];

for (const [query, found, corrected] of understood) {
  test(`understands ${query}`, async ({ page, root }) => {
    await page.goto(root);
    await ask(page, query);
    const result = page.locator('.search-results li').first();
    await expect(result.locator('code, strong').filter({ hasText: found }).first()).toBeVisible();
    if (corrected) await expect(page.locator('.search-status')).toContainText(`“${corrected}”`);
  });
}

test('leads from a result to the command in its note, below a base too', async ({ page, root, based }) => {
  for (const site of [root, based]) {
    await page.goto(site);
    await ask(page, 'escalar');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${site}workloads/scale-and-update/#cmd-scale-deployment`);
    await expect(page.locator('#cmd-scale-deployment')).toBeInViewport();
  }
});

test('narrows by kind and by topic, and counts each kind', async ({ page, root }) => {
  await page.goto(root);
  await ask(page, 'deployment');
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-count="command"]')).toHaveText(/^\d+$/);
  await dialog.getByRole('radio', { name: pt.search.kinds.manifest }).check({ force: true });
  await expect(dialog.locator('.search-results .where').first()).toContainText(pt.search.kind.manifest);
  for (const where of await dialog.locator('.search-results .where').allTextContents())
    expect(where).toContain(pt.search.kind.manifest);
  await dialog.getByRole('combobox').selectOption('workloads');
  await expect(dialog.locator('.search-results .where').filter({ hasNotText: 'Workloads' })).toHaveCount(0);
});

test('copies a manifest from its result as the file is', async ({ page, root, request }) => {
  await page.goto(root);
  await ask(page, 'service-nodeport.yaml');
  const result = page.locator('.search-results li').filter({ hasText: 'service-nodeport.yaml' }).first();
  await result.getByRole('button').click();
  const file = await (await request.get(`${root}manifests/services/service-nodeport.yaml`)).text();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(file.trimEnd());
});

test("shows and copies commands and manifests with the reader's own values", async ({ page, root, request }) => {
  const mine = { name: 'api', image: 'ghcr.io/eu/api:2.0', port: '3000', namespace: 'dev' };
  await page.addInitScript((own) => localStorage.setItem('values', own), JSON.stringify(mine));
  await page.goto(root);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await ask(page, 'escalar');
  await expect(page.locator('.search-results code').first()).toHaveText('kubectl scale deployment api --replicas 5');
  await page.keyboard.press('Control+Enter');
  await expect.poll(copied).toBe('kubectl scale deployment api --replicas 5');
  await page.getByRole('searchbox').fill('service-nodeport.yaml');
  await page
    .locator('.search-results li')
    .filter({ hasText: 'service-nodeport.yaml' })
    .first()
    .getByRole('button')
    .click();
  const file = await (await request.get(`${root}manifests/services/service-nodeport.yaml`)).text();
  await expect.poll(copied).toBe(fillValues(file, mine).trimEnd());
  expect(await copied()).toContain('api');
});

test('names a note at once, and says what it tells when its text is there', async ({ page, root }) => {
  let send = () => {};
  const held = new Promise<void>((resolve) => (send = resolve));
  await page.route('**/fragment/*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(root);
  await ask(page, 'nodeport');
  const note = page.locator('.search-results li').first();
  await expect(note.locator('strong')).toHaveText('NodePort');
  await expect(note.locator('.excerpt')).toBeEmpty();
  const height = () => note.evaluate((item) => item.getBoundingClientRect().height);
  const before = await height();
  send();
  await expect(note.locator('.excerpt mark').first()).toBeVisible();
  expect(Math.abs((await height()) - before)).toBeLessThan(1);
});

test('loses no key that is typed while the search is still loading', async ({ page, root }) => {
  await page.goto(`${root}services/service/`);
  await page.keyboard.press('/');
  await page.keyboard.type('escalar deployment', { delay: 15 });
  await expect(page.locator('.search-results li').first()).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('escalar deployment');
});

test('opens with Ctrl+K, closes with Escape and gives the focus back', async ({ page, root }) => {
  await page.goto(`${root}services/service/`);
  const button = page.getByRole('button', { name: pt.search.open });
  await button.focus();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
});

test('says how much was found for as long as it is shown, however late the rest is drawn', async ({ page, root }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 600);
  });
  await page.goto(root);
  await ask(page, 'escalar');
  const status = page.locator('.search-status');
  await expect(status).toContainText(/\d/);
  await page.getByRole('searchbox').fill('pods');
  await expect(status).toContainText(/\d/);
  await page.clock.runFor(1000);
  await expect(status).toContainText(/\d/);
});

test('says that nothing was found, and what to try', async ({ page, root }) => {
  await page.goto(root);
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('wwwwzz');
  await expect(page.locator('.search-status')).toContainText('wwwwzz');
});

test.describe('when the index cannot be had', () => {
  test.use({ expected: /503/ });

  test('says so, and loads it on the next try', async ({ page, root }) => {
    let broken = true;
    await page.route('**/pagefind/**', (route) =>
      broken ? route.fulfill({ status: 503, body: '' }) : route.continue(),
    );
    await page.goto(root);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('escalar');
    await expect(page.locator('.search-status')).toContainText(pt.search.failed);
    broken = false;
    await page.getByRole('button', { name: pt.search.retry }).click();
    await expect(page.locator('.search-results li').first()).toBeVisible();
  });
});

test('searches in English on an English page', async ({ page, root }) => {
  await page.goto(`${root}en/`);
  await ask(page, 'scale');
  await expect(page.locator('.search-results code').first()).toHaveText(
    'kubectl scale deployment servidor-web --replicas 5',
  );
  await expect(page.locator('.search-results a').first()).toHaveAttribute('href', /\/en\/workloads\//);
});

test('asks for nothing of the search before the reader does', async ({ page, root }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(root, { waitUntil: 'networkidle' });
  expect(asked.filter((url) => url.includes('pagefind'))).toEqual([]);
});

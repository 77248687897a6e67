import { gzipSync } from 'node:zlib';
import { fill, getTexts } from '../src/i18n/index.ts';
import { engineVersion } from '../src/kubernetes/version.ts';
import { findToMend } from './axe.ts';
import { ended, input, lab, log, map, ready, type } from './lab.ts';
import { expect, test } from './test.ts';

test('has nothing of the lab in a page before the first press, and at most 600 KB after it', async ({ page, root }) => {
  const bodies: Promise<Buffer>[] = [];
  // The pages say by name what the outputs come from; only scripts could hold the engine itself.
  page.on('response', (response) => {
    if (!['document', 'stylesheet'].includes(response.request().resourceType())) bodies.push(response.body());
  });
  await page.goto(`${root}workloads/deployment/`, { waitUntil: 'networkidle' });
  const before = bodies.length;
  expect((await Promise.all(bodies)).some((body) => body.includes('webernetes') || body.includes('lab-dock'))).toBe(
    false,
  );
  await page.getByRole('button', { name: fill(lab.runOf, { what: 'Listar os Deployments' }) }).click();
  await expect(ended(page)).not.toHaveCount(0);
  const bytes = (await Promise.all(bodies.slice(before))).reduce(
    (sum, body) => sum + gzipSync(body, { level: 9 }).length,
    0,
  );
  console.log(`The lab is ${Math.round(bytes / 1024)} KB of gzip in ${bodies.length - before} files.`);
  expect(bytes).toBeGreaterThan(300 * 1024);
  expect(bytes).toBeLessThan(600 * 1024);
});

test('says that it is a simulator, of which version, and what it cannot do', async ({ page, root }) => {
  await page.goto(`${root}lab/`);
  const version = { version: engineVersion };
  await expect(page.getByText(fill(lab.off, version))).toBeVisible();
  for (const limit of lab.limits) await expect(page.getByText(fill(limit, version))).toBeVisible();
  await page.getByRole('button', { name: lab.start }).click();
  await ready(page);
  await expect(page.locator('.status')).toHaveText(fill(lab.status.other, { cluster: 'estudo', n: 3, ...version }));
  expect(await type(page, 'helm list')).toContain(fill(lab.notSimulated, { what: 'helm' }));
});

test('has a prompt at once, shows how far the load is, and runs what was typed meanwhile', async ({ page, root }) => {
  let go = () => {};
  const held = new Promise<void>((done) => (go = done));
  await page.route('**/lab/schemas.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${root}lab/`);
  await page.getByRole('button', { name: lab.start }).click();
  await expect(input(page)).toBeFocused();
  await expect(page.getByText(fill(lab.loading, { part: 3, of: 5 }))).toBeVisible({ timeout: 60_000 });
  await page.keyboard.type('kubectl get nodes -o name');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('kubectl get nodes -o name');
  go();
  await expect(ended(page)).toContainText('node/estudo-worker2', { timeout: 60_000 });
});

test('runs a block in a panel of its note, and keeps files, log and cluster when the page changes', async ({
  page,
  root,
}) => {
  await page.goto(`${root}workloads/deployment/`);
  const button = page.getByRole('button', { name: fill(lab.runOf, { what: 'Listar os Deployments' }) });
  await button.click();
  const panel = page.getByRole('dialog', { name: lab.dock });
  await expect(ended(page)).toHaveCount(2);
  await expect(panel.getByRole('log')).toContainText('servidor-web');
  await expect(input(page)).toBeFocused();
  await type(page, 'echo anotado > nota.txt');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(button).toBeFocused();
  await page.goto(`${root}en/lab/`);
  const english = getTexts('en').lab;
  await expect(page.getByRole('log', { name: english.log })).toContainText(english.restored);
  await page.getByRole('textbox', { name: english.input }).fill('cat nota.txt; kubectl get deployments');
  await page.keyboard.press('Enter');
  await expect(ended(page).last()).toContainText(/anotado[\s\S]*servidor-web/);
});

test('finds nothing to mend in the lab, on, in a panel and on a narrow screen', async ({ page, root }) => {
  await page.goto(`${root}lab/`);
  await page.getByRole('button', { name: lab.start }).click();
  await expect(input(page)).toBeVisible();
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.30-alpine --replicas=2');
  await type(page, 'kubectl get nada');
  await type(page, 'kubectl run quebrado --image=nao-existe:1');
  await expect(map(page)).toContainText('ErrImagePull');
  expect(await findToMend(page, { include: 'lab-page' })).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await findToMend(page, { include: 'lab-page' })).toEqual([]);
  await page.goto(`${root}workloads/deployment/`);
  await page.locator('run-button button').first().click();
  await expect(ended(page).last()).toBeAttached();
  expect(await findToMend(page, { include: '.lab-dock' })).toEqual([]);
});

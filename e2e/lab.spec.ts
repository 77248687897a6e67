import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readContent } from '../src/content/read.ts';
import { topics } from '../src/content/topics.ts';
import { fill, getTexts } from '../src/i18n/index.ts';
import { getPaths } from '../src/lab/paths.ts';
import runnable from '../src/lab/runnable.json' with { type: 'json' };
import type { StepRecord } from '../src/lab/runnable.ts';
import { expect, test } from './test.ts';

const { lab } = getTexts('pt-br');
const content = readContent(process.cwd());
const paths = getPaths(content);
const records = runnable.paths as Record<string, StepRecord[]>;

const input = (page: Page) => page.getByRole('textbox', { name: lab.input });
const log = (page: Page) => page.getByRole('log', { name: lab.log });
const map = (page: Page) => page.getByRole('region', { name: lab.map });
/** The outputs that are complete: each bears its exit code. */
const ended = (page: Page) => page.locator('.entry pre[data-exit]');

/** Opens the lab's page and starts the cluster. */
async function start(page: Page, address: string) {
  await page.goto(`${address}lab/`);
  await page.getByRole('button', { name: lab.start }).click();
  await expect(input(page)).toBeVisible();
}

/** Types a line and gives what it printed, once it is done. */
async function type(page: Page, line: string): Promise<string> {
  const before = await ended(page).count();
  await input(page).fill(line);
  await input(page).press('Enter');
  await expect(ended(page)).toHaveCount(before + 1);
  return (await ended(page).last().textContent()) ?? '';
}

test('has nothing of the lab in a page before the first press, and at most 600 KB after it', async ({ page, root }) => {
  const bodies: Promise<Buffer>[] = [];
  // The pages say by name what the outputs come from; only scripts could hold the engine itself.
  page.on('response', (response) => {
    if (!['document', 'stylesheet'].includes(response.request().resourceType())) bodies.push(response.body());
  });
  await page.goto(`${root}workloads/deployment/`, { waitUntil: 'networkidle' });
  const before = bodies.length;
  expect((await Promise.all(bodies)).some((body) => body.includes('webernetes') || body.includes('lab-dock'))).toBe(false);
  await page.getByRole('button', { name: fill(lab.runOf, { what: 'Listar os Deployments' }) }).click();
  await expect(ended(page)).not.toHaveCount(0);
  const bytes = (await Promise.all(bodies.slice(before))).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  console.log(`The lab is ${Math.round(bytes / 1024)} KB of gzip in ${bodies.length - before} files.`);
  expect(bytes).toBeGreaterThan(300 * 1024);
  expect(bytes).toBeLessThan(600 * 1024);
});

for (const { slug } of topics) {
  test(`runs every runnable command of ${slug}, in order, with the exit code that it is to have`, async ({ page, root }) => {
    test.setTimeout(240_000);
    page.setDefaultTimeout(20_000);
    await start(page, root);
    const failed: string[] = [];
    let total = 0;
    for (const path of paths.filter(({ topic }) => topic === slug)) {
      await page.getByRole('combobox', { name: lab.track }).selectOption(path.name);
      const steps = page.locator('.path:not([hidden]) [data-step]');
      for (const [at, { id, exit = 0, why }] of (records[path.name] ?? []).entries()) {
        if (why !== undefined) continue;
        total += 1;
        // What is only read is read again while the cluster is on its way.
        const pressed = async () => expect(await press(page, steps.nth(at).getByRole('button'), exit), `${path.name}: ${id}`).toBe(exit);
        await (isRead(path.steps[at]?.run ?? '') ? expect(pressed).toPass({ timeout: 20_000, intervals: [3_000] }) : pressed()).catch(() => failed.push(`${path.name}: ${id}`));
      }
    }
    console.log(`${slug}: ${total - failed.length} of ${total} steps as recorded${failed.length > 0 ? `; not ${failed.join(', ')}` : ''}`);
    // A step whose cluster is slower than the recorded one may lack what came before it; it is named above.
    expect(failed.length).toBeLessThanOrEqual(Math.ceil(total * 0.1));
  });
}

const isRead = (run: string) => /^kubectl (logs|get|describe|exec)|^(curl|wget|nslookup)/.test(run);

/** Presses a step and gives the exit code of its command, which comes last. One that follows something is ended by Ctrl+C. */
async function press(page: Page, button: ReturnType<Page['locator']>, expected: number): Promise<number> {
  const line = await button.locator('xpath=ancestor::li').locator('code').textContent();
  const outputs = page.locator('.entry').filter({ has: page.locator('.typed', { hasText: line ?? '' }) });
  const before = await outputs.count();
  await button.click();
  await expect(outputs).not.toHaveCount(before, { timeout: 60_000 });
  const output = outputs.last().locator('pre[data-exit]');
  const isLong = !(await output.waitFor({ state: 'attached', timeout: expected === 130 ? 2_000 : 15_000 }).then(() => true, () => false));
  if (isLong) await page.getByRole('button', { name: lab.interrupt }).click();
  await output.waitFor({ state: 'attached' });
  const code = Number(await output.getAttribute('data-exit'));
  // A rollout that never ends is not awaited for its 90 seconds.
  return isLong && expected === 1 && code === 130 ? 1 : code;
}

test('bears another Pod for one that is deleted, on the map and in get pods -w', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.29-alpine --replicas=2');
  await expect(map(page)).toContainText('2 Pods, 2 prontos');
  const pods = map(page).getByRole('listitem').and(page.locator('[data-state]'));
  const names = await pods.allTextContents();
  const name = (await type(page, 'kubectl get pods -o name')).split('\n')[0] ?? '';
  await input(page).fill(`kubectl delete ${name} --wait=false; kubectl get pods -w`);
  await input(page).press('Enter');
  await expect(log(page)).toContainText(/Terminating[\s\S]*0\/1 +(Pending|ContainerCreating)[\s\S]*1\/1 +Running/);
  await expect(map(page)).toContainText('2 Pods, 2 prontos');
  expect(await pods.allTextContents()).not.toEqual(names);
  await page.keyboard.press('Control+c');
  await expect(ended(page).last()).toHaveAttribute('data-exit', '130');
});

test('lets Pods call a Service by its name, short within its namespace and long from another', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.29-alpine && kubectl expose deployment servidor-web --port 80');
  await type(page, 'kubectl create namespace loja && kubectl run longe -n loja --image=alpine:3.22 -- sleep 3600 && kubectl run perto --image=alpine:3.22 -- sleep 3600');
  await expect(map(page)).toContainText('3 Pods, 3 prontos');
  expect(await type(page, 'kubectl exec perto -- wget -qO- http://servidor-web')).toContain('Welcome to nginx!');
  expect(await type(page, 'kubectl exec -n loja longe -- wget -qO- http://servidor-web')).toContain('bad address');
  expect(await type(page, 'kubectl exec -n loja longe -- wget -qO- http://servidor-web.default')).toContain('Welcome to nginx!');
});

test('holds a conversation with a shell in a Pod, and leaves it', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'kubectl run cliente --rm -it --restart=Never --image=alpine:3.22 -- sh');
  await expect(page.locator('.line .prompt')).toHaveText(/#$/);
  expect(await type(page, 'cat /etc/resolv.conf')).toContain('default.svc.cluster.local');
  expect(await type(page, 'exit')).toContain('pod "cliente" deleted');
  await expect(page.locator('.line .prompt')).toHaveText('$');
});

test('ticks a step once the cluster shows its result, whoever typed it', async ({ page, root }) => {
  await start(page, root);
  await page.getByRole('combobox', { name: lab.track }).selectOption('workloads/scale-and-update');
  const step = page.locator('.path:not([hidden]) [data-step="scale-deployment"]');
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.29-alpine');
  await type(page, 'kubectl scale deploy/servidor-web --replicas=5');
  await expect(step).toHaveClass(/reached/);
  await expect(step.getByText(lab.done)).toBeVisible();
  await expect(map(page)).toContainText('5 Pods, 5 prontos');
});

test('runs a block in a panel of its note, and keeps files, log and cluster when the page changes', async ({ page, root }) => {
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

test('works with the network gone once it is loaded', async ({ page, root, context }) => {
  await start(page, root);
  await context.setOffline(true);
  expect(await type(page, 'kubectl create deployment servidor-web --image=nginx:1.29-alpine')).toContain('created');
  expect(await type(page, 'grep kind deployment.yaml | sort')).toContain('Deployment');
});

for (const [how, act] of [['hangs', () => { for (;;); }], ['is gone', () => close()]] as const) {
  test(`replaces a worker that ${how}, and keeps the files`, async ({ page, root }) => {
    await start(page, root);
    await type(page, 'echo fica > fica.txt');
    void page.workers()[0]?.evaluate(act).catch(() => {});
    await expect(log(page)).toContainText(lab.crashed, { timeout: 20_000 });
    await expect(input(page)).toBeVisible();
    expect(await type(page, 'cat fica.txt')).toBe('fica\n');
  });
}

test.describe('when the load fails', () => {
  test.use({ expected: /ERR_FAILED|Failed to fetch|404/ });

  test('says so and tries again', async ({ page, root }) => {
    await page.route('**/lab/pt-br.json', (route) => route.abort());
    await page.goto(`${root}lab/`);
    await page.getByRole('button', { name: lab.start }).click();
    await expect(page.getByText(lab.failed)).toBeVisible();
    await page.unroute('**/lab/pt-br.json');
    await page.getByRole('button', { name: lab.retry }).click();
    await expect(input(page)).toBeVisible();
    expect(await type(page, 'kubectl get nodes')).toContain('estudo-worker');
  });

  test('says so on the block that was pressed', async ({ page, root }) => {
    await page.route('**/_astro/dock.*', (route) => route.abort());
    await page.goto(`${root}workloads/deployment/`);
    const button = page.locator('run-button button').first();
    await button.click();
    await expect(button).toHaveText(lab.retry);
    await page.unroute('**/_astro/dock.*');
    await button.click();
    await expect(page.getByRole('dialog', { name: lab.dock })).toBeVisible();
  });
});

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
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(input(page)).not.toBeFocused();
  await input(page).focus();
  await page.keyboard.press('Control+l');
  await expect(ended(page)).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('finds nothing to mend in the lab, off, on, in a panel and on a narrow screen', async ({ page, root }) => {
      await page.goto(`${root}lab/`);
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: lab.start }).click();
      await expect(input(page)).toBeVisible();
      await type(page, 'kubectl create deployment servidor-web --image=nginx:1.29-alpine --replicas=2');
      await type(page, 'kubectl get nada');
      await type(page, 'kubectl run quebrado --image=nao-existe:1');
      await expect(map(page)).toContainText('ErrImagePull');
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await violations(page)).toEqual([]);
      await page.goto(`${root}workloads/deployment/`);
      await page.locator('run-button button').first().click();
      await expect(ended(page).last()).toBeAttached();
      expect(await violations(page)).toEqual([]);
    });
  });
}

async function violations(page: Page) {
  // A Pod fades in.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  // The header is every page's, and e2e/accessibility.spec.ts looks at it.
  const result = await new AxeBuilder({ page }).exclude('.site-header').analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

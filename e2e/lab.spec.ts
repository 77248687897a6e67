import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fill, getTexts } from '../src/i18n/index.ts';
import { ended, input, lab, log, map, start, type } from './lab.ts';
import { expect, test } from './test.ts';

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

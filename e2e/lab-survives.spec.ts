import { getTexts } from '../src/i18n/index.ts';
import { input, lab, log, ready, start, type } from './lab.ts';
import { expect, test } from './test.ts';

test('works with the network gone once it is loaded', async ({ page, root, context }) => {
  await start(page, root);
  await context.setOffline(true);
  expect(await type(page, 'kubectl create deployment servidor-web --image=nginx:1.30-alpine')).toContain('created');
  expect(await type(page, 'grep kind deployment.yaml | sort')).toContain('Deployment');
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow', expected: /404|Failed to load resource|net::ERR/ });

  test('opens without a network on a device that has used it', async ({ page, root, context }) => {
    test.setTimeout(240_000);
    await page.goto(root);
    await expect(page.getByText(getTexts('pt-br').offline.ready)).toBeVisible({ timeout: 120_000 });
    await start(page, root);
    await type(page, 'kubectl get nodes');
    await context.setOffline(true);
    await page.goto('about:blank');
    await page.goto(`${root}lab/`);
    await ready(page);
    expect(await type(page, 'kubectl create deployment servidor-web --image=nginx:1.30-alpine')).toContain('created');
  });
});

for (const [how, act] of [
  [
    'hangs',
    () => {
      for (;;);
    },
  ],
  ['is gone', () => close()],
] as const) {
  test(`replaces a worker that ${how}, and keeps the files`, async ({ page, root }) => {
    await page.clock.install();
    await start(page, root);
    await type(page, 'echo fica > fica.txt');
    // A worker that lives is left alone, however long: the page's clock is moved, so that nobody waits.
    for (let times = 0; times < 3; times += 1) {
      await page.clock.runFor(20_000);
      expect(await type(page, 'echo vive')).toBe('vive\n');
    }
    await expect(log(page)).not.toContainText(lab.crashed);
    void page
      .workers()[0]
      ?.evaluate(act)
      .catch(() => {});
    await expect(async () => {
      await page.clock.runFor(10_000);
      await expect(log(page)).toContainText(lab.crashed, { timeout: 1_000 });
    }).toPass();
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

  test('says that the descriptions for explain did not come, and fetches them at the next try', async ({
    page,
    root,
  }) => {
    await page.route('**/lab/types.json', (route) => route.abort());
    await start(page, root);
    expect(await type(page, 'kubectl explain pod')).toBe(`${lab.noTypes}\n`);
    await page.unroute('**/lab/types.json');
    expect(await type(page, 'kubectl explain pod')).toContain('KIND:       Pod');
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

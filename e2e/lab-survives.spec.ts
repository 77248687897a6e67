import type { Page } from '@playwright/test';
import { fill, getTexts } from '../src/i18n/index.ts';
import { ended, input, lab, log, ready, start, type } from './lab.ts';
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
    const command = await applyCommand(page, root);
    await page.goto(`${root}en/lab/`);
    const english = page.getByRole('textbox', { name: getTexts('en').lab.input });
    await english.fill(command.replace('deployment.yaml', 'pod.yaml'));
    await english.press('Enter');
    await expect(ended(page).last()).toHaveText('pod/servidor-web created\n');
  });
});

/** The command of a manifest's block that applies it from its own address. */
async function applyCommand(page: Page, root: string): Promise<string> {
  await page.goto(`${root}workloads/deployment/`);
  return (await page.locator('.manifest details .text').first().textContent()) ?? '';
}

for (const site of ['root', 'based'] as const)
  test(`applies a manifest from its own address, and says of others that there is no internet, ${site}`, async ({
    page,
    root,
    based,
  }) => {
    const address = { root, based }[site];
    const command = await applyCommand(page, address);
    expect(command).toMatch(/^kubectl apply -f https?:\S+\/manifests\/workloads\/deployment\.yaml$/);
    await start(page, address);
    expect(await type(page, command)).toBe('deployment.apps/servidor-web created\n');
    const url = 'https://k8s.io/examples/pods/simple-pod.yaml';
    expect(await type(page, `kubectl apply -f ${url}`)).toBe(`${fill(lab.noInternet, { url })}\n`);
  });

test('gives the prompt back whatever is typed, and ends what does not answer', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'kubectl create configmap fica; echo fica > fica.txt');
  expect(await type(page, 'rm -rf /')).toContain("dangerous to operate recursively on '/'");
  await type(page, 'ln -s /nada link; ln -s . eu; mkdir -p a; cd a; rm -rf ../a');
  expect(await type(page, ':(){ :|:& };:')).toContain('Resource temporarily unavailable');
  expect(await type(page, 'cd; cat fica.txt')).toBe('fica\n');
  // No regular expression of a browser ends this one, and nothing else can run meanwhile.
  await input(page).fill(`echo ${'a'.repeat(40)}! | grep -E '^(a+)+$'`);
  await input(page).press('Enter');
  await page.keyboard.press('Control+c');
  await expect(page.getByText(lab.stuck)).toBeVisible();
  await page.getByRole('button', { name: lab.end }).click();
  await ready(page);
  await expect(log(page)).toContainText(lab.ended);
  expect(await type(page, 'cat fica.txt; kubectl get cm fica -o name')).toBe('fica\nconfigmap/fica\n');
  expect(await type(page, 'rm -rf ~; ls -A ~')).toBe("rm: cannot remove '/home/caderno': Permission denied\n");
});

test('says once that the browser no longer keeps the session', async ({ page, root }) => {
  await start(page, root);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await type(page, 'echo um');
  await type(page, 'echo dois');
  await expect(log(page).getByText(lab.unkept)).toHaveCount(1);
});

test('works over plain http, where a browser has less to offer', async ({ page, root }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.route('**/_astro/lab.worker*.js', async (route) => {
    const response = await route.fetch();
    const bare = 'delete Crypto.prototype.randomUUID; delete Crypto.prototype.subtle;';
    await route.fulfill({ response, body: bare + (await response.text()) });
  });
  await start(page, root);
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.30-alpine');
  await page.getByRole('button', { name: lab.copy }).click();
  await expect(page.getByRole('button', { name: lab.copyFailed })).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('servidor-web created');
  expect(await page.workers()[0]?.evaluate(() => typeof crypto.randomUUID)).toBe('undefined');
  await type(page, 'kubectl expose deployment servidor-web --port 80');
  expect(await type(page, 'docker exec estudo-worker iptables-save -t nat')).toContain('KUBE-SVC-');
});

test('runs a block of a page that the browser translated', async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  await page.evaluate(() => document.documentElement.setAttribute('lang', 'es'));
  await page.locator('run-button button').first().click();
  await expect(page.getByRole('dialog', { name: lab.dock })).toBeVisible();
  await expect(page.locator('.lab-dock .entry').first()).toHaveAttribute('translate', 'no');
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

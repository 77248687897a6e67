import { ended, input, lab, log, map, pods, start, type } from './lab.ts';
import { expect, test } from './test.ts';

test('bears another Pod for one that is deleted, on the map and in get pods -w', async ({ page, root }) => {
  await start(page, root);
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.30-alpine --replicas=2');
  await expect(map(page)).toContainText('2 Pods, 2 prontos');
  const pods = map(page).getByRole('listitem').and(page.locator('[data-state]'));
  const names = await pods.allTextContents();
  const name = (await type(page, 'kubectl get pods -o name')).split('\n')[0] ?? '';
  await input(page).fill(`kubectl delete ${name} --wait=false; kubectl get pods -w`);
  await input(page).press('Enter');
  // The list goes by names, so the new one may stand before the one that ends.
  await expect(log(page)).toContainText(/ Terminating /);
  await expect(log(page)).toContainText(
    /(servidor-web-\S+) +0\/1 +(?:Pending|ContainerCreating)[\s\S]*\1 +1\/1 +Running/,
  );
  await expect(map(page)).toContainText('2 Pods, 2 prontos');
  expect(await pods.allTextContents()).not.toEqual(names);
  await page.keyboard.press('Control+c');
  await expect(ended(page).last()).toHaveAttribute('data-exit', '130');
});

test('lets a Pod call a Service by its name, short within its namespace and long from another', async ({
  page,
  root,
}) => {
  await start(page, root);
  await type(
    page,
    'kubectl create deployment servidor-web --image=nginx:1.30-alpine && ' +
      'kubectl expose deployment servidor-web --port 80',
  );
  await type(
    page,
    'kubectl create namespace loja && kubectl run longe -n loja --image=curlimages/curl --command -- sleep 3600 && ' +
      'kubectl run perto --image=curlimages/curl --command -- sleep 3600',
  );
  await expect(map(page)).toContainText('3 Pods, 3 prontos');
  const calls = [
    ['perto', 'servidor-web', 'Welcome to nginx!'],
    ['longe -n loja', 'servidor-web', 'Could not resolve host: servidor-web'],
    ['longe -n loja', 'servidor-web.default', 'Welcome to nginx!'],
  ] as const;
  for (const [pod, address, said] of calls)
    await expect(async () =>
      expect(await type(page, `kubectl exec ${pod} -- curl -sS ${address}`)).toContain(said),
    ).toPass({ timeout: 60_000 });
});

test('ticks a step once the cluster shows its result, whoever typed it', async ({ page, root }) => {
  await start(page, root);
  await page.getByRole('combobox', { name: lab.track }).selectOption('workloads/scale-and-update');
  const step = page.locator('.path:not([hidden]) [data-step="scale-deployment"]').first();
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.30-alpine');
  await type(page, 'kubectl scale deploy/servidor-web --replicas=5');
  await expect(step).toHaveClass(/reached/);
  await expect(step.getByText(lab.done)).toBeVisible();
  await expect(map(page)).toContainText('5 Pods, 5 prontos');
});

test('stays usable with 200 Pods on three nodes', async ({ page, root }) => {
  test.setTimeout(240_000);
  await start(page, root);
  await type(page, 'kubectl create deployment servidor-web --image=nginx:1.30-alpine --replicas=200');
  await expect(map(page)).toContainText('200 Pods, 200 prontos', { timeout: 180_000 });
  expect((await type(page, 'kubectl get pods --no-headers')).trim().split('\n')).toHaveLength(200);
  // A title and a screen reader still tell each Pod, which is drawn without its name.
  await expect(pods(page).first()).toHaveAttribute('title', /^default\/servidor-web-.+: Running$/);
  await type(page, 'kubectl scale deployment servidor-web --replicas 2');
  await expect(map(page)).toContainText('2 Pods, 2 prontos', { timeout: 60_000 });
});

import { fill, getTexts } from '../src/i18n/index.ts';
import { expect, test } from './test.ts';

test('says on a manifest what it was checked against, in the language of the page', async ({ page, root }) => {
  await page.goto(`${root}workloads/deployment/`);
  await expect(
    page.getByText(fill(getTexts('pt-br').manifest.validAgainst, { what: 'Kubernetes 1.35, 1.36 e 1.37' })).first(),
  ).toBeVisible();
  await page.goto(`${root}en/operators/keda/`);
  await expect(page.getByText(fill(getTexts('en').manifest.validAgainst, { what: 'KEDA 2.21' })).first()).toBeVisible();
});

test('does not say it of a manifest whose fields are wrong on purpose', async ({ page, root }) => {
  await page.goto(`${root}manifests/`);
  const broken = page.locator('figure', { hasText: 'quebrado-campo.yaml' });
  await expect(broken).toBeVisible();
  await expect(broken.locator('.proved')).toHaveCount(0);
  await expect(page.locator('figure', { hasText: 'quebrado-seletor.yaml' }).locator('.proved')).toHaveCount(1);
});

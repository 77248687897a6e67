import AxeBuilder from '@axe-core/playwright';
import { ask, expect, test } from './test.ts';

const pages = [
  '',
  'en/',
  'workloads/deployment/',
  'en/services/service/',
  'control-plane/kube-proxy/',
  'kind-kubectl/install/',
  'services/',
  'what-changed/',
  'commands/',
  'manifests/',
  'glossary/',
  'en/versions/',
  'en/kind-kubectl/troubleshooting/',
  'not/a/page/',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const path of pages) {
      test(`finds nothing to mend on /${path}`, async ({ page, root }) => {
        test.setTimeout(90_000);
        await page.goto(root + path);
        await page.locator('details').evaluateAll((all) => all.forEach((each) => ((each as HTMLDetailsElement).open = true)));
        expect(await violations(page)).toEqual([]);
      });
    }

    test('finds nothing to mend in the search, empty, with results and on a narrow screen', async ({ page, root }) => {
      await page.goto(root);
      await page.keyboard.press('/');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('searchbox').fill('deployment');
      await expect(page.locator('.search-results li').first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${root}services/service/`);
      await ask(page, 'deployment');
      expect(await violations(page)).toEqual([]);
    });
  });
}

async function violations(page: Parameters<typeof ask>[0]) {
  const result = await new AxeBuilder({ page }).analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

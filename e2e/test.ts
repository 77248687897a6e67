import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** `root` and `based` are the two builds; every test fails on a console error, on what the CSP refuses or on a request to another host. */
export const test = base.extend<{ root: string; based: string; expected: RegExp; quiet: void }>({
  /** The console errors a test brings about itself. A page that is meant to be missing is no error of the site. */
  expected: [/404/, { option: true }],
  root: async ({}, use) => use(address('E2E_ROOT')),
  based: async ({}, use) => use(address('E2E_BASED')),
  quiet: [
    async ({ page, context, expected }, use) => {
      const heard: string[] = [];
      // Chromium prints most violations too, but a test may expect what it prints.
      await context.exposeFunction('hearViolation', (what: string) => void heard.push(`the CSP refuses ${what}`));
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
          (window as unknown as { hearViolation(what: string): void }).hearViolation(`${violatedDirective}: ${blockedURI} (${sourceFile})`),
        ),
      );
      page.on('console', (message) => {
        if (message.type() === 'error' && !expected.test(message.text())) heard.push(message.text());
      });
      page.on('pageerror', (error) => heard.push(error.message));
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol !== 'data:' && protocol !== 'blob:' && hostname !== 'localhost') heard.push(`request to ${request.url()}`);
      });
      await use();
      expect(heard, 'console errors, violations of the CSP and requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
});

function address(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "npx playwright test"`);
  return value;
}

/** Opens the search by its key, types, and waits for the results. */
export async function ask(page: Page, query: string) {
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('searchbox').fill(query);
  await expect(page.locator('.search-results li').first()).toBeVisible({ timeout: 30_000 });
}

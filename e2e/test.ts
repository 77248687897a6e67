import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/**
 * `root` and `based` are the two builds; every test fails on a console error, on what the CSP refuses, on a request to
 * another host and on a page that is not there.
 */
export const test = base.extend<{ root: string; based: string; expected: RegExp; missing: RegExp; quiet: void }>({
  /** The console errors a test brings about itself. */
  expected: [/(?!)/, { option: true }],
  /** The addresses that a test visits because nothing is there. */
  missing: [/(?!)/, { option: true }],
  root: async ({}, use) => use(address('E2E_ROOT')),
  based: async ({}, use) => use(address('E2E_BASED')),
  quiet: [
    async ({ context, expected, missing }, use) => {
      const heard: string[] = [];
      // Chromium prints most violations too, but a test may expect what it prints.
      await context.exposeFunction('hearViolation', (what: string) => void heard.push(`the CSP refuses ${what}`));
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
          (window as unknown as { hearViolation(what: string): void }).hearViolation(
            `${violatedDirective}: ${blockedURI} (${sourceFile})`,
          ),
        ),
      );
      context.on('console', (message) => {
        const isMissing = message.text().includes('404') && missing.test(message.location().url);
        if (message.type() === 'error' && !isMissing && !expected.test(message.text()))
          heard.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => heard.push(error.error().message));
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol !== 'data:' && protocol !== 'blob:' && hostname !== 'localhost')
          heard.push(`request to ${request.url()}`);
      });
      context.on('response', (response) => {
        if (response.request().isNavigationRequest() && response.status() >= 400 && !missing.test(response.url()))
          heard.push(`${response.status()} instead of the page ${response.url()}`);
      });
      await use();
      expect(
        heard,
        'console errors, violations of the CSP, requests to other hosts and pages that are not there',
      ).toEqual([]);
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

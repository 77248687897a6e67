import { defineConfig } from '@playwright/test';
import { getChromium } from './scripts/chromium.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/serve.ts',
  forbidOnly: Boolean(process.env['CI']),
  // Two cores: more workers only make timeouts.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  // A machine with other work takes its time, and what does come costs nothing.
  expect: { timeout: 15_000 },
  use: {
    locale: 'pt-BR',
    // Journeys read what the server sends; those of e2e/offline.spec.ts read what the device keeps.
    serviceWorkers: 'block',
    // Recording every test doubles what it costs: `npx playwright test --trace on` with the name of the one
    // that failed shows it.
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? getChromium(),
      // As root in a container there is no sandbox; the rest keeps Chromium from calling home.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

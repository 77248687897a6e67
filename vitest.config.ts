import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 60_000,
    // Its dist imports without extensions, which Node cannot follow.
    server: { deps: { inline: ['@ngrok/webernetes'] } },
  },
});

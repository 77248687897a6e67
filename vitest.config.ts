import { defineConfig } from 'vitest/config';
import { quickStore } from './src/kubernetes/cluster/engine/quick-store.build.ts';
import { slimShell } from './src/kubernetes/shell/slim/slim-shell.build.ts';

export default defineConfig({
  plugins: [slimShell(), quickStore()],
  test: {
    // Colours are read from the tokens of the stylesheet, which Vitest leaves empty otherwise.
    css: true,
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 60_000,
    // Vitest leaves one core free, which on two is a half.
    maxWorkers: 2,
    // Its dist imports without extensions, which Node cannot follow.
    server: { deps: { inline: ['@ngrok/webernetes', 'just-bash'] } },
  },
});

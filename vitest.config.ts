import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { quickStore } from './src/kubernetes/cluster/engine/quick-store.build.ts';
import { slimShell } from './src/kubernetes/shell/slim/slim-shell.build.ts';

/**
 * Runs every note in the simulator: half of all the time, so that one core begins with it and the other has the rest.
 */
const longest = 'src/record/lab.test.ts';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => Number(b.moduleId.endsWith(longest)) - Number(a.moduleId.endsWith(longest)));
  }
}

export default defineConfig({
  plugins: [slimShell(), quickStore()],
  test: {
    // Colours are read from the tokens of the stylesheet, which Vitest leaves empty otherwise.
    css: true,
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 60_000,
    // Vitest leaves one core free, which on two is a half.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Its dist imports without extensions, which Node cannot follow.
    server: { deps: { inline: ['@ngrok/webernetes', 'just-bash'] } },
  },
});

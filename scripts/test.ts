// `npm test`: content, form and lint, types, units, the build for both bases with its checks, and the reader's journeys
// in a real Chromium. Ends in the line "N passed, N failed".
import { getChromium } from './chromium.ts';
import { fail, finish, step, stepJourneys, stepUnits } from './steps.ts';

step('content, form and lint', ['node', 'scripts/check.ts']);
step('types', ['astro', 'check', '--minimumSeverity', 'warning']);
step('types of the simulator', ['tsc', '-p', 'src/kubernetes']);
step('types of what runs in a page', ['tsc', '-p', 'tsconfig.client.json']);
step('types of what runs in a worker', ['tsc', '-p', 'tsconfig.worker.json']);
stepUnits('units');
const built =
  step('build with base /', ['astro', 'build'], { BASE: '/', OUT_DIR: 'dist' }) &&
  step('build with base /caderno-k8s/', ['astro', 'build'], { BASE: '/caderno-k8s/', OUT_DIR: 'dist-base' });
if (built) journeys();
finish();

/** Without a browser, the sentence that says what to install. */
function journeys() {
  try {
    stepJourneys('journeys', [], { CHROMIUM: getChromium() });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

// `npm test`: content, form and lint, types, units, the build for both bases with its checks, and the reader's journeys in a real Chromium.
// Ends in the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getChromium } from './chromium.ts';

const reports = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
const total = { passed: 0, failed: 0 };

step('content, form and lint', ['node', 'scripts/check.ts']);
step('types', ['astro', 'check', '--minimumSeverity', 'warning']);
step('units', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'units.json')}`], {}, () => {
  const { numPassedTests, numFailedTests } = readReport<{ numPassedTests: number; numFailedTests: number }>('units.json');
  return { passed: numPassedTests, failed: numFailedTests };
});
const built =
  step('build with base /', ['astro', 'build'], { BASE: '/', OUT_DIR: 'dist' }) &&
  step('build with base /caderno-k8s/', ['astro', 'build'], { BASE: '/caderno-k8s/', OUT_DIR: 'dist-base' });
if (built) step('the same again, from a cold cache', ['node', 'scripts/same-again.ts']);
const browser = built ? chromiumOrReason() : undefined;
if (browser) {
  step('journeys', ['playwright', 'test', '--reporter=list,json'], { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') }, () => {
    const { expected, unexpected, flaky } = readReport<{ stats: Record<'expected' | 'unexpected' | 'flaky', number> }>('e2e.json').stats;
    return { passed: expected, failed: unexpected + flaky };
  });
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs one program; its report, or else its exit code, adds to the total. A program that fails without a failed test counts as one. */
function step(name: string, [program = '', ...args]: string[], env: Record<string, string> = {}, count?: () => typeof total): boolean {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(join('node_modules', '.bin', program), args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  const ok = status === 0;
  const counted = countOr(count, { passed: Number(ok), failed: Number(!ok) });
  total.passed += counted.passed;
  total.failed += !ok && counted.failed === 0 ? 1 : counted.failed;
  return ok;
}

/** The browser of the journeys; without one, the sentence that says what to install, as one failure. */
function chromiumOrReason(): string | undefined {
  try {
    return getChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed += 1;
    return undefined;
  }
}

function countOr(count: (() => typeof total) | undefined, fallback: typeof total): typeof total {
  try {
    return count?.() ?? fallback;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function readReport<T>(name: string): T {
  return JSON.parse(readFileSync(join(reports, name), 'utf8')) as T;
}

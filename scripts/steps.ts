import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const reports = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
const total = { passed: 0, failed: 0 };
/** What each part took, for the end. */
const parts: { name: string; seconds: number }[] = [];

/**
 * What one program reports, or else its exit code, is added to the total. One that fails without a failed test counts
 * as one. Tells whether it went well.
 */
export function step(
  name: string,
  [program = '', ...args]: string[],
  env: Record<string, string> = {},
  count?: () => typeof total,
): boolean {
  console.log(`\n== ${name}`);
  const began = performance.now();
  const { status } = spawnSync(join('node_modules', '.bin', program), args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  const ok = status === 0;
  const counted = countOr(count, { passed: Number(ok), failed: Number(!ok) });
  total.passed += counted.passed;
  total.failed += !ok && counted.failed === 0 ? 1 : counted.failed;
  parts.push({ name, seconds: (performance.now() - began) / 1000 });
  return ok;
}

/** Units by Vitest, with what is asked of it. */
export function stepUnits(name: string, args: string[] = []): boolean {
  const report = join(reports, `${name}.json`);
  return step(
    name,
    ['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {},
    () => {
      const { numPassedTests, numFailedTests } = readReport<{ numPassedTests: number; numFailedTests: number }>(report);
      return { passed: numPassedTests, failed: numFailedTests };
    },
  );
}

/** Journeys by Playwright, with what is asked of it. */
export function stepJourneys(name: string, args: string[] = [], env: Record<string, string> = {}): boolean {
  const report = join(reports, `${name}.json`);
  return step(
    name,
    ['playwright', 'test', ...args, '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...env },
    () => {
      const { expected, unexpected, flaky } = readReport<{
        stats: Record<'expected' | 'unexpected' | 'flaky', number>;
      }>(report).stats;
      return { passed: expected, failed: unexpected + flaky };
    },
  );
}

/** Something that cannot be tried, with its reason, as one failure. */
export function fail(reason: string) {
  console.error(reason);
  total.failed += 1;
}

/** Ends in what each part took and the line "N passed, N failed". */
export function finish() {
  const whole = { name: 'all of it', seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0) };
  console.log();
  for (const { name, seconds } of [...parts, whole]) console.log(`${seconds.toFixed(0).padStart(5)} s  ${name}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function countOr(count: (() => typeof total) | undefined, fallback: typeof total): typeof total {
  try {
    return count?.() ?? fallback;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function readReport<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

// `npm run check`: content/ with its manifests, form and lint, and files, exports and packages that nobody uses;
// without building. Says all of it at once.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { printFindings } from '../src/content/finding.ts';
import { readContent } from '../src/content/read.ts';
import { printCounts } from '../src/check/print.ts';
import { verifyAll } from '../src/check/report.ts';

const { findings, counts } = await verifyAll(readContent(process.cwd()), process.cwd());
if (findings.length > 0) console.error(`${printFindings(findings)}\n\n${findings.length} to mend.`);
else console.log(`content/ is in order: ${printCounts(counts)}`);

const passed = [
  findings.length === 0,
  run('form and lint', 'biome', ['check', '--error-on-warnings']),
  run('unused files, exports and packages', 'knip', ['--no-progress']),
];
process.exitCode = passed.every(Boolean) ? 0 : 1;

/** Runs a tool of the project; true when it finds nothing. */
function run(name: string, program: string, args: string[]): boolean {
  console.log(`\n== ${name}`);
  return (
    spawnSync(join('node_modules', '.bin', program), args, { stdio: 'inherit', shell: process.platform === 'win32' })
      .status === 0
  );
}

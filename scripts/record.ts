// `npm run record -- --context NAME [--topic TOPIC] [--note TOPIC/SLUG]`: runs the blocks of the notes on the cluster
// that the context names, keeps what it printed in content/*/record.yaml, and then runs them in the cluster of the page
// and keeps how that answers. `--check` compares and writes nothing. CONTRIBUTING.md has the other options. Exits with
// 1 when something is not as a note or the record says, with 2 when it did not begin.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readContent } from '../src/content/read.ts';
import { record } from '../src/record/index.ts';
import { Refused } from '../src/record/refused.ts';

const list: { type: 'string'; multiple: true; default: string[] } = { type: 'string', multiple: true, default: [] };
const { values } = parseArgs({
  options: {
    context: { type: 'string' },
    topic: list,
    note: list,
    check: { type: 'boolean', default: false },
    has: list,
    make: list,
    only: list,
    'any-cluster': { type: 'boolean', default: false },
    anew: { type: 'boolean', default: false },
  },
});

try {
  const { notes, differences, faults } = await record(readContent(process.cwd()), {
    ...values,
    context: values.context,
    anyCluster: values['any-cluster'],
    report: (line) => console.log(line),
  });
  const answers = values.check || recordLab(notes);
  if (!answers || faults + (values.check ? differences : 0) > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/**
 * Runs the notes in the cluster of the page, shows where it answers something else, and writes it into their records.
 */
function recordLab(notes: readonly string[]): boolean {
  const { status } = spawnSync(
    join('node_modules', '.bin', 'vitest'),
    ['run', 'src/record/lab.test.ts', '--mode', 'write'],
    { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, NOTES: notes.join(), DIFF: '1' } },
  );
  return status === 0;
}

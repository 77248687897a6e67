// `npm run record -- --context NAME [--topic TOPIC] [--note TOPIC/SLUG]`: runs the blocks of the notes on the cluster that the context
// names, and keeps what it printed in content/*/record.yaml. `--check` compares and writes nothing. README.md has the other options.
// Exits with 1 when something is not as a note or the record says, with 2 when it did not begin.
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
  const { differences, faults } = await record(readContent(process.cwd()), {
    ...values,
    context: values.context,
    anyCluster: values['any-cluster'],
    report: (line) => console.log(line),
  });
  if (faults + (values.check ? differences : 0) > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

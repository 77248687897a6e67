// `npm run record:cases -- --context NAME [SESSION…]`: gives the cases of src/kubernetes/kubectl/cases to the
// installed kubectl on that cluster and writes down what it prints. It makes and deletes the namespace "casos" there
// and touches nothing else.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readRecord, readSessions, recordFile } from '../src/kubernetes/kubectl/cases/session.ts';
import { openContext } from '../src/record/context.ts';
import { runOnCluster } from './cases/cluster.ts';
import { merge, printRecord } from './cases/record.ts';

const { values, positionals } = parseArgs({ options: { context: { type: 'string' } }, allowPositionals: true });
const context = openContext(values.context);
const { clientVersion, serverVersion } = JSON.parse(
  execFileSync('kubectl', ['version', '-o', 'json'], { env: context.env, encoding: 'utf8' }),
) as {
  clientVersion: { gitVersion: string };
  serverVersion: { gitVersion: string };
};
const about = {
  kubectl: clientVersion.gitVersion,
  kubernetes: serverVersion.gitVersion,
  day: new Date().toISOString().slice(0, 10),
};
for (const session of readSessions().filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const file = recordFile(session.name);
  const old = readRecord(session.name);
  const record = merge(old, { ...about, cases: await runOnCluster(session, join(context.folder, 'kubeconfig')) });
  mkdirSync(dirname(file), { recursive: true });
  if (record !== old) writeFileSync(file, printRecord(record));
  console.log(
    `${session.name}: ${record.cases.length} cases, ` +
      `${record === old ? 'the same' : `${record.cases.filter((one) => !old?.cases.includes(one)).length} written`}`,
  );
}
context.close();

// `npm run grammar`: asks the Go code of Kubernetes about every value of src/kubernetes/grammar/testing/answers.json
// and writes what it says beside each. Add a value by its text alone. Needs Go.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../src/kubernetes/grammar/testing/answers.ts';

const file = 'src/kubernetes/grammar/testing/answers.json';
/** kubelet and kubectl of Kubernetes 1.37 are built with these. */
const modules = ['k8s.io/apimachinery v0.37.2', 'k8s.io/client-go v0.37.2', 'github.com/distribution/reference v0.6.0'];

const known = JSON.parse(readFileSync(file, 'utf8')) as Answers;
const values = Object.fromEntries(
  Object.entries(known.grammars).map(([grammar, answers]) => [grammar, answers.map(({ value }) => value)]),
);
const folder = mkdtempSync(join(tmpdir(), 'grammar-'));
copyFileSync('scripts/grammar/answers.go', join(folder, 'main.go'));
writeFileSync(
  join(folder, 'go.mod'),
  `module answers\ngo 1.26\n${modules.map((each) => `require ${each}\n`).join('')}`,
);
const { stdout, stderr, status } = spawnSync('go', ['run', '-mod=mod', '.'], {
  cwd: folder,
  input: JSON.stringify(values),
  encoding: 'utf8',
});
rmSync(folder, { recursive: true });
if (status !== 0) throw new Error(stderr);
writeFileSync(file, print({ from: modules, grammars: JSON.parse(stdout) as Answers['grammars'] }));

/** One answer a line. */
function print({ from, grammars }: Answers): string {
  const lists = Object.keys(known.grammars).map(
    (grammar) =>
      `  ${JSON.stringify(grammar)}: [\n` +
      `${(grammars[grammar] ?? []).map((answer) => `   ${JSON.stringify(answer)}`).join(',\n')}\n  ]`,
  );
  return `{\n "from": ${JSON.stringify(from)},\n "grammars": {\n${lists.join(',\n')}\n }\n}\n`;
}

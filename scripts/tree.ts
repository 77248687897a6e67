// `npm run tree`: reads every command and flag of the installed kubectl, kind and helm into src/kubernetes/kubectl/.
// What is not installed stays as it is.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readCobraTree } from './tree/cobra.ts';
import { readKubectlTree } from './tree/kubectl.ts';
import { printTree } from './tree/print.ts';

const readers = { kubectl: readKubectlTree, kind: () => readCobraTree('kind'), helm: () => readCobraTree('helm') };
for (const [program, readTree] of Object.entries(readers)) {
  const file = `src/kubernetes/kubectl/tree.${program}.json`;
  if (spawnSync(program, ['--help']).error) {
    console.log(`${program} is not installed here: ${file} stays as it is.`);
    continue;
  }
  const tree = await readTree();
  writeFileSync(file, printTree(tree));
  console.log(`${file}: ${program} ${tree.version}`);
}

// `npm run tree`: reads every command and flag of the installed kubectl, and of kind when there is one, into src/kubectl/.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readKindTree } from './tree/kind.ts';
import { readKubectlTree } from './tree/kubectl.ts';
import { printTree } from './tree/print.ts';

const readers = { kubectl: readKubectlTree, kind: readKindTree };
for (const [program, readTree] of Object.entries(readers)) {
  const file = `src/kubectl/tree.${program}.json`;
  if (spawnSync(program, ['--help']).error) {
    console.log(`${program} is not installed here: ${file} stays as it is.`);
    continue;
  }
  const tree = await readTree();
  writeFileSync(file, printTree(tree));
  console.log(`${file}: ${program} ${tree.version}`);
}

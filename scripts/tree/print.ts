import type { Tree } from '../../src/kubernetes/kubectl/tree.ts';

/** JSON with one flag a line, so that a new version of the program is a readable difference. */
export function printTree(tree: Tree): string {
  return `${JSON.stringify(tree, null, 1).replace(/\{\n\s+"type": "[^{}]*\}|\[[^[\]{}]*\]|"arguments": \{[^}]*\}/g, (value) => value.replace(/\n\s*/g, ' '))}\n`;
}

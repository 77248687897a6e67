import type { Tree } from '../../src/kubernetes/kubectl/tree.ts';

const onOneLine = /\{\n\s+"type": "[^{}]*\}|\[[^[\]{}]*\]|"arguments": \{[^}]*\}/g;

/** JSON with one flag a line, so that a new version of the program is a readable difference. */
export function printTree(tree: Tree): string {
  const text = JSON.stringify(tree, null, 1).replace(onOneLine, (value) => value.replace(/\n\s*/g, ' '));
  return `${text}\n`;
}

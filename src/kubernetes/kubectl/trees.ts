import beyond from './tree.beyond.json' with { type: 'json' };
import helm from './tree.helm.json' with { type: 'json' };
import { kindTree, kubectlTree, withBeyond, type Beyond, type Tree } from './tree.ts';

/** Helm's tree. It stands apart from the other two: the lab, which has no Helm, does not load it. */
export const helmTree: Tree = withBeyond(helm as Tree, beyond.helm as Beyond);

/** The programs that have a tree, by name. */
export const trees: Readonly<Record<string, Tree>> = { kubectl: kubectlTree, kind: kindTree, helm: helmTree };

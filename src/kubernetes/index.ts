// The one door of the simulator: what the site imports of it, wherever its code runs. What needs a disk is in build.ts.
// The heavy parts, the cluster and the computer with its shell, come when they are asked for.
export { whyNoImage } from './grammar/images.ts';
export { allKinds, findKind, groupVersion, kubernetesKinds } from './grammar/kinds.ts';
export { reasonOf } from './grammar/malformed.ts';
export {
  checkLabel,
  checkLabelKey,
  checkLabelValue,
  checkPortName,
  checkSubdomain,
  checkVariableName,
  isPort,
  nameRuleOf,
  notPort,
  type NameRule,
} from './grammar/names.ts';
export { parseJsonPath, relaxPath } from './grammar/jsonpath.ts';
export { parseQuantity } from './grammar/quantities.ts';
export { matchesAll, parseFieldSelector, parseLabelSelector, type Requirement } from './grammar/selectors.ts';
export { getFormats } from './kubectl/print/format.ts';
export type { Client, Files } from './kubectl/client.ts';
export { getCommand, getFlags, parse, type Parsed } from './kubectl/parse.ts';
export { kindTree, kubectlTree, type Flag, type Tree } from './kubectl/tree.ts';
export { helmTree, trees } from './kubectl/trees.ts';
export { labelWords, type LabelledWord } from './kubectl/words.ts';
export { parseYamlDocuments } from './kubectl/yaml-documents.ts';
export { minors } from './schemas/minors.ts';
export type { OpenApiTypes } from './schemas/openapi.ts';
export { typeOf, type KindSchema, type ObjectSchema, type Schema, type SchemaSet } from './schemas/schema.ts';
export { follows, opensShell, verbOf, writes } from './grammar/verbs.ts';
export { complete, type Completion } from './shell/completion.ts';
export type { Computer, Kept } from './shell/computer.ts';
export { live, sleepIn } from './shell/stepped.ts';
export type { StartCluster } from './shell/machine.ts';
export type { Remarks } from './shell/programs/program.ts';
export type { Shell, Where } from './shell/shell.ts';
export { engineVersion } from './version.ts';

/** Loads the cluster: `startCluster` boots one in the thread that calls it. */
export const loadCluster = () => import('./cluster/index.ts');

/** Loads the computer: `openComputer` gives one with a shell, the files given to it and a cluster. */
export const loadComputer = () => import('./shell/computer.ts');

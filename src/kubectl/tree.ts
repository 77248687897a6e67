import kind from './tree.kind.json' with { type: 'json' };
import kubectl from './tree.kubectl.json' with { type: 'json' };
import beyond from './tree.beyond.json' with { type: 'json' };

/** How a flag's value is read: pflag's names, and `pairs` and `modules` for the two values that are none of pflag's. */
export type FlagType =
  | 'bool'
  | 'string'
  | 'int'
  | 'int32'
  | 'duration'
  | 'stringSlice'
  | 'stringArray'
  | 'stringToString'
  | 'pairs'
  | 'modules';

export interface Flag {
  type: FlagType;
  short?: string;
  /** As the help prints it; left out when it is the type's empty value. */
  default?: string;
  /** The value that the flag has when it is given without one (pflag's NoOptDefVal); a bool's is "true". */
  alone?: string;
  required?: boolean;
  /** What the program says when it is used. */
  deprecated?: string;
  /** The oldest minor that has it, like "1.34"; left out when it is older than every supported minor. */
  since?: string;
}

export interface TreeCommand {
  usage?: string;
  aliases?: string[];
  /** Other words that the program answers with this command's name. */
  suggestFor?: string[];
  /** How many positional arguments cobra itself lets through. */
  arguments?: { min?: number; max?: number };
  since?: string;
  flags?: Record<string, Flag>;
  commands?: Record<string, TreeCommand>;
}

/** All commands and flags of one program. */
export interface Tree extends TreeCommand {
  tool: 'kubectl' | 'kind';
  /** The version that it was read from. */
  version: string;
  /** Flags that every command takes. */
  globalFlags: Record<string, Flag>;
  commands: Record<string, TreeCommand>;
}

/** kubectl's tree: what `npm run tree` read from the program, with what help does not print and what is newer. */
export const kubectlTree: Tree = withBeyond(kubectl as Tree, beyond.commands as Record<string, TreeCommand>);

/** kind's tree. */
export const kindTree: Tree = kind as unknown as Tree;

/** A copy of a tree with additions by command path ("create deployment"; "" is every command); a flag's additions only go where their `on` is. */
function withBeyond(tree: Tree, additions: Record<string, TreeCommand>): Tree {
  const merged = structuredClone(tree);
  for (const [path, { flags = {}, ...rest }] of Object.entries(additions)) {
    for (const command of path === '*' ? getAll(merged) : [getOrAdd(merged, path.split(' '))]) {
      Object.assign(command, rest);
      for (const [name, flag] of Object.entries(flags))
        if (path !== '*' || command.flags?.[name]) (command.flags ??= {})[name] = { ...command.flags[name], ...flag };
    }
  }
  return merged;
}

function getAll(command: TreeCommand): TreeCommand[] {
  return [command, ...Object.values(command.commands ?? {}).flatMap(getAll)];
}

function getOrAdd(tree: TreeCommand, path: readonly string[]): TreeCommand {
  let command = tree;
  for (const name of path) command = (command.commands ??= {})[name] ??= {};
  return command;
}

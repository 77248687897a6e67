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
  /** All the values that it takes, where the help names them. */
  oneOf?: string[];
  /** The oldest minor that has a value of `oneOf`, for those that not every supported minor has. */
  valuesSince?: Record<string, string>;
  required?: boolean;
  /** What the program says when it is used, and from which minor on when that is a supported one. */
  deprecated?: string;
  deprecatedSince?: string;
  /** The oldest minor that has it; left out when that is older than 1.34, the oldest that the notes speak of. */
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
  tool: 'kubectl' | 'kind' | 'helm';
  /** The version that it was read from. */
  version: string;
  /** Flags that every command takes. */
  globalFlags: Record<string, Flag>;
  commands: Record<string, TreeCommand>;
}

/** kubectl's tree: what `npm run tree` read from the program, with what help does not print. */
export const kubectlTree: Tree = withBeyond(kubectl as Tree, beyond.kubectl as Beyond);

/** kind's tree, read the same way. */
export const kindTree: Tree = withBeyond(kind as Tree, beyond.kind as Beyond);

type BeyondFlags = Record<string, Partial<Flag>>;

export interface Beyond {
  /** Output formats that every command which prints an object in several formats has since that minor. */
  formats?: Record<string, string>;
  globalFlags?: BeyondFlags;
  /** By command path ("create deployment"); * is every command that has the flag. */
  commands: Record<string, Omit<TreeCommand, 'flags'> & { flags?: BeyondFlags }>;
}

/** A tree as it was read from a program, with the facts of tree.beyond.json about it. */
export function withBeyond(tree: Tree, { formats = {}, globalFlags = {}, commands }: Beyond): Tree {
  const merged = structuredClone(tree);
  addFlags(merged.globalFlags, globalFlags);
  for (const [path, { flags = {}, ...rest }] of Object.entries(commands))
    for (const command of path === '*' ? getAll(merged) : [getOrAdd(merged, path.split(' ').filter(Boolean))]) {
      Object.assign(command, rest);
      addFlags((command.flags ??= {}), path === '*' ? knownOf(flags, command) : flags);
    }
  for (const { flags } of getAll(merged))
    if (flags?.['output']?.oneOf?.includes('jsonpath')) addFormats(flags['output'], formats);
  return merged;
}

function addFormats(output: Flag, formats: Record<string, string>) {
  output.oneOf = [...new Set([...(output.oneOf ?? []), ...Object.keys(formats)])];
  output.valuesSince = { ...formats, ...output.valuesSince };
}

function addFlags(known: Record<string, Flag>, flags: BeyondFlags) {
  for (const [name, flag] of Object.entries(flags)) known[name] = { type: 'string', ...known[name], ...flag };
}

function knownOf(flags: BeyondFlags, command: TreeCommand): BeyondFlags {
  return Object.fromEntries(Object.entries(flags).filter(([name]) => command.flags?.[name]));
}

function getAll(command: TreeCommand): TreeCommand[] {
  return [command, ...Object.values(command.commands ?? {}).flatMap(getAll)];
}

/** The command at that path, made where the tree has none. */
function getOrAdd(tree: TreeCommand, path: readonly string[]): TreeCommand {
  return path.reduce((command, name) => ((command.commands ??= {})[name] ??= {}), tree);
}

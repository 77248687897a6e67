import { findFlag, findShort, parseFlags, valueAlone, type FlagError, type FlagSet } from './flags.ts';
import { suggest } from './suggest.ts';
import { kubectlTree, type Flag, type Tree, type TreeCommand } from './tree.ts';

/** A command line as the program understands it. */
export interface Parsed {
  /** The command's own names, aliases resolved: ["create", "deployment"]. */
  command: string[];
  /** Positional arguments before "--". */
  args: string[];
  /** By long name, as given: a bool is "true" or "false", a list has one item each, all else its last value. */
  flags: Map<string, string[]>;
  /** What stands after "--"; undefined without one. */
  afterDashes: string[] | undefined;
  /** What the program prints on standard error of deprecated flags, and goes on. */
  warnings: string[];
}

/** What the program prints and returns when it does not understand. */
export interface ParseError {
  stderr: string;
  exitCode: 1;
  code: FlagError['code'] | 'unknown-command' | 'missing-flag' | 'wrong-arguments';
  /** The index in argv of the word that it is about; its length when a word is missing. */
  at: number;
  /** The command that was found before. */
  command: string[];
}

/** What each program's errors begin with. */
const errorWord: Record<Tree['tool'], string> = { kubectl: 'error', kind: 'ERROR', helm: 'Error' };

const help: Flag = { type: 'bool', short: 'h' };

/**
 * Reads the arguments after `kubectl` (or after the program of another tree) as cobra and pflag do: the command is
 * found first, then its flags, then what is required. A command's own checks of its arguments come later. `--help`
 * parses as the flag "help".
 */
export function parse(argv: readonly string[], tree: Tree = kubectlTree): Parsed | ParseError {
  const found = findCommand(argv, tree);
  const path = [tree.tool, ...found.names].join(' ');
  const fail = (code: ParseError['code'], text: string, at: number): ParseError => ({
    stderr: `${errorWord[tree.tool]}: ${text.trimEnd()}\n`,
    exitCode: 1,
    code,
    at: found.rest[at]?.at ?? argv.length,
    command: found.names,
  });
  const words = found.rest.map(({ text }) => text);
  if (found.names.length === 0 && found.unknown !== undefined)
    return fail('unknown-command', unknownCommand(words[found.unknown] ?? '', argv[0] ?? '', tree), found.unknown);

  const flagSet = getFlags(tree, found.names);
  const { error, ...parsed } = parseFlags(words, flagSet);
  if (error)
    return fail(
      error.code,
      tree.tool === 'kubectl' ? `${error.text}\nSee '${path} --help' for usage.` : error.text,
      error.at,
    );
  if (parsed.flags.get('help')?.[0] === 'true') return { command: found.names, ...parsed };

  const count = countError(found.command, [...parsed.args, ...(parsed.afterDashes ?? [])], path);
  if (count !== undefined) return fail('wrong-arguments', count, words.indexOf(parsed.args.at(-1) ?? ''));
  const missing = requiredError(flagSet, parsed.flags);
  return missing === undefined ? { command: found.names, ...parsed } : fail('missing-flag', missing, words.length);
}

/** kubectl looks for a plugin of that name before it gives up. */
function unknownCommand(word: string, first: string, tree: Tree): string {
  if (tree.tool === 'kubectl' && first.startsWith('-')) return `flags cannot be placed before plugin name: ${first}`;
  return `unknown command ${JSON.stringify(word)} for "${tree.tool}"${suggest(word, tree)}`;
}

/** The flags that the command at that path takes: its own, every command's and help. */
export function getFlags(tree: Tree, names: readonly string[]): FlagSet {
  return { help, ...tree.globalFlags, ...getCommand(tree, names)?.flags };
}

/** The command at that path of canonical names; undefined when the tree has none. */
export function getCommand(tree: Tree, names: readonly string[]): TreeCommand | undefined {
  return names.reduce<TreeCommand | undefined>(
    (command, name) =>
      command?.commands && Object.hasOwn(command.commands, name) ? command.commands[name] : undefined,
    tree,
  );
}

interface FoundCommand {
  command: TreeCommand;
  names: string[];
  /** All words but the command's names, each with its index in argv. */
  rest: { text: string; at: number }[];
  /** The index in `rest` of the first word that is no flag, where that names no command of a command that has some. */
  unknown?: number;
}

/** cobra's Find: before a command is known, a flag that may need a value takes the next word. */
function findCommand(argv: readonly string[], tree: Tree): FoundCommand {
  const found: FoundCommand = { command: tree, names: [], rest: argv.map((text, at) => ({ text, at })) };
  for (;;) {
    const at = firstPositional(
      found.rest.map(({ text }) => text),
      getFlags(tree, found.names),
    );
    const word = found.rest[at]?.text;
    if (word === undefined || !found.command.commands) return found;
    const name = Object.keys(found.command.commands).find(
      (key) => key === word || found.command.commands?.[key]?.aliases?.includes(word),
    );
    if (name === undefined) return { ...found, unknown: at };
    found.command = found.command.commands[name] ?? {};
    found.names.push(name);
    found.rest.splice(at, 1);
  }
}

/** The index of the first word that is neither a flag nor a flag's value; -1 when there is none before "--". */
function firstPositional(words: readonly string[], flagSet: FlagSet): number {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return -1;
    if (takesNext(word, flagSet)) at += 1;
    else if (word !== '' && !word.startsWith('-')) return at;
  }
  return -1;
}

function takesNext(word: string, flagSet: FlagSet): boolean {
  if (word.includes('=')) return false;
  const isLong = word.startsWith('--');
  if (!isLong && !(word.startsWith('-') && word.length === 2)) return false;
  const flag = (isLong ? findFlag(flagSet, word.slice(2)) : findShort(flagSet, word.slice(1)))?.[1];
  return !flag || valueAlone(flag) === undefined;
}

function countError({ arguments: limits }: TreeCommand, args: readonly string[], path: string): string | undefined {
  if (limits?.max === 0 && args.length > 0)
    return `unknown command ${JSON.stringify(args[0])} for ${JSON.stringify(path)}`;
  if (limits?.max !== undefined && args.length > limits.max)
    return `accepts at most ${limits.max} arg(s), received ${args.length}`;
  if (limits?.min !== undefined && args.length < limits.min)
    return `requires at least ${limits.min} arg(s), only received ${args.length}`;
  return undefined;
}

function requiredError(flagSet: FlagSet, given: ReadonlyMap<string, string[]>): string | undefined {
  const missing = Object.entries(flagSet).filter(([name, flag]) => flag.required && !given.has(name));
  return missing.length > 0
    ? `required flag(s) ${missing
        .map(([name]) => `"${name}"`)
        .sort()
        .join(', ')} not set`
    : undefined;
}

import type { Flag } from './tree.ts';
import { parseValue, quote } from './values.ts';

/** The flags of a command by long name: its own and every command's. */
export type FlagSet = Readonly<Record<string, Flag>>;

export interface ParsedFlags {
  /** What stands before "--" and is no flag. */
  args: string[];
  flags: Map<string, string[]>;
  afterDashes: string[] | undefined;
  /** What the program says of deprecated flags, one sentence each. */
  warnings: string[];
  /** Why the first wrong flag is wrong, in pflag's words, and which of the words it is. */
  error?: FlagError;
}

export interface FlagError {
  code: 'unknown-flag' | 'bad-flag' | 'missing-value' | 'wrong-value';
  text: string;
  at: number;
}

/**
 * Reads flags and arguments as pflag does: flags may follow arguments, shorthands may stand together.
 * Stops at the first wrong one.
 */
export function parseFlags(argv: readonly string[], flagSet: FlagSet): ParsedFlags {
  const parsed: ParsedFlags = { args: [], flags: new Map(), afterDashes: undefined, warnings: [] };
  const rest = [...argv];
  let at = 0;
  while (rest.length > 0 && !parsed.error) {
    at = argv.length - rest.length;
    const word = rest.shift() ?? '';
    if (word === '--') parsed.afterDashes = rest.splice(0);
    else if (word.startsWith('--')) parseLong(word, rest, flagSet, parsed);
    else if (word.startsWith('-') && word.length > 1) parseShorts(word.slice(1), rest, flagSet, parsed);
    else parsed.args.push(word);
  }
  if (parsed.error) parsed.error.at = at;
  return parsed;
}

/** The long name and flag that a name stands for; kubectl takes "_" for "-". */
export function findFlag(flagSet: FlagSet, name: string): [name: string, flag: Flag] | undefined {
  const long = name.replaceAll('_', '-');
  const flag = Object.hasOwn(flagSet, long) ? flagSet[long] : undefined;
  return flag && [long, flag];
}

/** The long name and flag of a shorthand letter. */
export function findShort(flagSet: FlagSet, letter: string): [name: string, flag: Flag] | undefined {
  return Object.entries(flagSet).find(([, flag]) => flag.short === letter);
}

/** The value of a flag given without one; undefined when it needs one. */
export const valueAlone = (flag: Flag): string | undefined => flag.alone ?? (flag.type === 'bool' ? 'true' : undefined);

function parseLong(word: string, rest: string[], flagSet: FlagSet, parsed: ParsedFlags) {
  const name = word.slice(2);
  if (/^[-=]/.test(name)) return fail(parsed, 'bad-flag', `bad flag syntax: ${word}`);
  const [given = '', value] = splitOnce(name);
  const found = findFlag(flagSet, given);
  if (!found) return fail(parsed, 'unknown-flag', `unknown flag: --${given}`);
  const chosen = value ?? valueAlone(found[1]) ?? rest.shift();
  if (chosen === undefined) return fail(parsed, 'missing-value', `flag needs an argument: ${word}`);
  set(parsed, found, chosen);
}

function parseShorts(cluster: string, rest: string[], flagSet: FlagSet, parsed: ParsedFlags) {
  for (let letters = cluster; letters !== '' && !parsed.error; ) {
    const letter = letters[0] ?? '';
    const found = findShort(flagSet, letter);
    if (!found) return fail(parsed, 'unknown-flag', `unknown shorthand flag: '${letter}' in -${letters}`);
    const alone = valueAlone(found[1]);
    if (found[1].deprecated)
      parsed.warnings.push(`Flag shorthand -${letter} has been deprecated, ${found[1].deprecated}`);
    if (letters.length > 2 && letters[1] === '=') return set(parsed, found, letters.slice(2));
    if (alone === undefined) {
      const value = letters.length > 1 ? letters.slice(1) : rest.shift();
      return value === undefined
        ? fail(parsed, 'missing-value', `flag needs an argument: '${letter}' in -${letters}`)
        : set(parsed, found, value);
    }
    set(parsed, found, alone);
    letters = letters.slice(1);
  }
}

function set(parsed: ParsedFlags, [name, flag]: [string, Flag], text: string) {
  const value = parseValue(flag, text);
  if ('refused' in value) {
    const written = flag.short ? `-${flag.short}, --${name}` : `--${name}`;
    return fail(parsed, 'wrong-value', `invalid argument ${quote(text)} for ${quote(written)} flag: ${value.refused}`);
  }
  const isList =
    flag.type.startsWith('stringSlice') ||
    flag.type === 'stringArray' ||
    flag.type === 'stringToString' ||
    flag.type === 'pairs';
  parsed.flags.set(name, isList ? [...(parsed.flags.get(name) ?? []), ...value.values] : value.values);
  if (flag.deprecated) parsed.warnings.push(`Flag --${name} has been deprecated, ${flag.deprecated}`);
}

/** Where it is, the caller knows. */
function fail(parsed: ParsedFlags, code: FlagError['code'], text: string) {
  parsed.error = { code, text, at: -1 };
}

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf('=');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

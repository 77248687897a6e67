import { findFlag, findShort, valueAlone, type FlagSet } from './flags.ts';
import { getFlags, parse } from './parse.ts';
import { kubectlTree, type Tree } from './tree.ts';

/** What one word, or a flag with the word behind it, is to the program. */
export interface LabelledWord {
  /** `rest` is each word after "--". */
  kind: 'command' | 'flag' | 'argument' | 'dashes' | 'rest';
  /** The index in argv of its first word, and of the word behind its last. */
  at: number;
  end: number;
  /** A command's canonical name, a flag's long name, any other word as it is. */
  name: string;
  /** As written, where one word holds several flags: `-t` of `-it`. */
  text?: string;
  /** A flag's value; undefined when it has none. */
  value?: string | undefined;
}

/** Says what each word after the program's name is, in order; nothing when the program would refuse them. */
export function labelWords(argv: readonly string[], tree: Tree = kubectlTree): LabelledWord[] {
  const parsed = parse(argv, tree);
  if ('stderr' in parsed) return [];
  const flagSet = getFlags(tree, parsed.command);
  const names = [...parsed.command];
  const labelled: LabelledWord[] = [];
  for (let at = 0; at < argv.length; at = labelled.at(-1)?.end ?? argv.length) {
    const word = argv[at] ?? '';
    if (word === '--') return [...labelled, { kind: 'dashes', at, end: at + 1, name: word }, ...restOf(argv, at + 1)];
    if (word.startsWith('--')) labelled.push(longFlag(word, at, argv, flagSet));
    else if (word.startsWith('-') && word.length > 1) labelled.push(...shortFlags(word, at, argv, flagSet));
    else
      labelled.push(
        names.length > 0
          ? { kind: 'command', at, end: at + 1, name: names.shift() ?? '' }
          : { kind: 'argument', at, end: at + 1, name: word },
      );
  }
  return labelled;
}

const restOf = (argv: readonly string[], from: number): LabelledWord[] =>
  argv.slice(from).map((name, index) => ({ kind: 'rest', at: from + index, end: from + index + 1, name }));

function longFlag(word: string, at: number, argv: readonly string[], flagSet: FlagSet): LabelledWord {
  const [given = '', ...rest] = word.slice(2).split('=');
  const [name, flag] = findFlag(flagSet, given) ?? [given];
  const takesNext = rest.length === 0 && flag && valueAlone(flag) === undefined;
  const value = rest.length > 0 ? rest.join('=') : takesNext ? argv[at + 1] : undefined;
  return { kind: 'flag', at, end: at + (takesNext ? 2 : 1), name, value };
}

function shortFlags(word: string, at: number, argv: readonly string[], flagSet: FlagSet): LabelledWord[] {
  const found: LabelledWord[] = [];
  for (let letters = word.slice(1); letters !== ''; letters = letters.slice(1)) {
    const [name, flag] = findShort(flagSet, letters[0] ?? '') ?? [letters[0] ?? ''];
    if (letters[1] === '=' || (flag && valueAlone(flag) === undefined)) {
      const value = letters.slice(1).replace(/^=/, '');
      const text = found.length > 0 ? { text: `-${letters}` } : {};
      found.push(
        value === ''
          ? { kind: 'flag', at, end: at + 2, name, value: argv[at + 1] }
          : { kind: 'flag', at, end: at + 1, name, value, ...text },
      );
      break;
    }
    found.push({ kind: 'flag', at, end: at + 1, name, ...(word.length > 2 ? { text: `-${letters[0]}` } : {}) });
  }
  return found;
}

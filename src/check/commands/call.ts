import { getCommand, getFlags, parse, type Parsed, type Tree } from '../../kubernetes/index.ts';
import { didYouMean } from '../../content/finding.ts';
import type { Fault } from './index.ts';
import type { Program } from './programs.ts';

/** A command line that the program's tree accepts, with the way back to its words. */
export interface Call extends Parsed {
  program: Program;
  /** `kubectl create deployment`. */
  path: string;
  usage: string;
}

/** Reads a program by its tree; gives the fault when the program would not take it. A mention may leave words out. */
export function readCall(program: Program, tree: Tree, isMention: boolean): Call | Fault[] {
  const parsed = parse(
    program.args.map(({ text }) => text),
    tree,
  );
  const path = [tree.tool, ...parsed.command].join(' ');
  if (!('stderr' in parsed))
    return { ...parsed, program, path, usage: getCommand(tree, parsed.command)?.usage ?? path };
  const { code, at } = parsed;
  const word = program.args[at];
  if (isMention && (code === 'missing-flag' || code === 'missing-value' || (code === 'wrong-arguments' && !word)))
    return [];
  if (code === 'wrong-value' && (word?.open || program.args[at + 1]?.open)) return [];
  const said = parsed.stderr.split('\n')[0]?.replace(/^error: /i, '') ?? '';
  const usage = getCommand(tree, parsed.command)?.usage;
  const nearest = hint(code, word?.text ?? '', tree, parsed.command);
  return [
    {
      code,
      message: `${path}: ${said}.${nearest || (usage ? ` Its usage is: ${usage}` : '')}`,
      at: word?.at ?? program.at,
    },
  ];
}

function hint(code: string, word: string, tree: Tree, command: readonly string[]): string {
  if (code === 'unknown-flag' && word.startsWith('--'))
    return didYouMean(
      word.replace(/=.*/, ''),
      Object.keys(getFlags(tree, command)).map((name) => `--${name}`),
    );
  if (code === 'unknown-command') return didYouMean(word, Object.keys(getCommand(tree, command)?.commands ?? {}));
  return '';
}

/** The value of a flag that takes one; undefined when it is not given. */
export const flagOf = (call: Parsed, name: string): string | undefined => call.flags.get(name)?.at(-1);

/** All words of a call: before "--" and after it. */
export const allArgs = (call: Parsed): string[] => [...call.args, ...(call.afterDashes ?? [])];

/** The offset of the word that is, or holds, that text; of the program when none does. */
export function placeOf({ program }: Call, text: string): number {
  const word = program.args.find((arg) => arg.text === text) ?? program.args.find((arg) => arg.text.includes(text));
  return word?.at ?? program.at;
}

/** Whether the value comes from an expansion, so that only the shell knows it. */
export const isOpen = ({ program }: Call, text: string): boolean =>
  program.args.some(
    (arg) => arg.open && (arg.text === text || arg.text.endsWith(`=${text}`) || arg.text.includes(text)),
  );

import { parseShell, type ShellCommand, type ShellText, type ShellWord } from './shell.ts';

/** One program with its arguments, freed of what only carries it: sudo, sh -c, docker exec, kubectl exec. */
export interface Program {
  name: string;
  args: ShellWord[];
  writes: string[];
  /** The offset of its name. */
  at: number;
}

/**
 * Every program that a shell text starts, those inside others too. Aliases that the notes teach count as
 * what they stand for.
 */
export function getPrograms(text: string): { programs: Program[]; errors: ShellText['errors'] } {
  const { commands, errors } = parseShell(text);
  const inner = commands.map(unwrap);
  return {
    programs: inner.flatMap(({ programs }) => programs),
    errors: [...errors, ...inner.flatMap((each) => each.errors)],
  };
}

export const aliases: Record<string, string> = { k: 'kubectl' };
const none = { programs: [] as Program[], errors: [] as ShellText['errors'] };

function unwrap({ words, writes }: ShellCommand): typeof none {
  const [first, ...args] = words;
  if (!first) return none;
  const name = aliases[first.text] ?? first.text;
  const program = { name, args, writes, at: first.at };
  const carried = carriedBy(name, args);
  const inner =
    carried === undefined
      ? none
      : 'script' in carried
        ? scriptOf(carried.script)
        : unwrap({ words: carried.words, writes: [], at: first.at });
  const shown = ['sudo', 'env', 'nohup', 'time', 'watch', 'xargs'].includes(name) && carried ? [] : [program];
  return { programs: [...shown, ...inner.programs], errors: inner.errors };
}

function scriptOf(word: ShellWord): typeof none {
  const { commands, errors } = parseShell(word.text, word.at + 1);
  const inner = commands.map(unwrap);
  return {
    programs: inner.flatMap(({ programs }) => programs),
    errors: [...errors, ...inner.flatMap((each) => each.errors)],
  };
}

/** The words, or the text, that a program runs for its caller. */
export function carriedBy(name: string, args: ShellWord[]): { words: ShellWord[] } | { script: ShellWord } | undefined {
  const after = (index: number) => (index >= 0 && args[index] ? { words: args.slice(index) } : undefined);
  const firstPlain = (from = 0) =>
    args.findIndex(({ text }, index) => index >= from && !text.startsWith('-') && !text.includes('='));
  if (['sudo', 'env', 'nohup', 'time', 'watch', 'xargs'].includes(name)) return after(firstPlain());
  if (['sh', 'bash'].includes(name)) {
    const flag = args.findIndex(({ text }) => /^-\w*c$/.test(text));
    const script = flag >= 0 ? args[flag + 1] : undefined;
    return script && { script };
  }
  if (name === 'docker' && args[0]?.text === 'exec') return after(firstPlain(firstPlain(1) + 1));
  if (name === 'kubectl') return startedBehindDashes(args);
  // What goes into a shell's start-up file is shell, and runs at the next start.
  if (name === 'echo' && args[0] && /^(source|alias|export|autoload|complete) /.test(args[0].text))
    return { script: args[0] };
  return undefined;
}

/**
 * What `kubectl exec` and `kubectl run` start in a container; behind run's "--" may also stand mere flags for
 * the image's own program.
 */
function startedBehindDashes(args: ShellWord[]): { words: ShellWord[] } | undefined {
  const words = args.slice(args.findIndex(({ text }) => text === '--') + 1);
  const starts = args.some(({ text }) => ['exec', 'run', 'debug'].includes(text)) && words.length < args.length;
  return starts && words[0] && !words[0].text.startsWith('-') ? { words } : undefined;
}

import type { Flag, FlagType, Tree, TreeCommand } from '../../src/kubernetes/kubectl/tree.ts';
import { portable, readOutput } from './program.ts';

/** A program whose help is in cobra's own words. */
type CobraTool = Exclude<Tree['tool'], 'kubectl'>;

/** Reads the tree of a program from the `--help` of every command. */
export async function readCobraTree(tool: CobraTool): Promise<Tree> {
  const version = /v(\d[\w.-]*)/.exec(await readOutput(tool, ['version']))?.[1] ?? '';
  const globalFlags = parseFlags((await readOutput(tool, ['version', '--help'])).replace(/^.*^Global Flags:/ms, ''));
  const root = await readCommand(tool, [], globalFlags);
  return { tool, version, globalFlags, ...root, commands: root.commands ?? {} };
}

async function readCommand(
  tool: CobraTool,
  path: readonly string[],
  globals: Record<string, Flag>,
): Promise<TreeCommand> {
  const help = await readOutput(tool, [...path, '--help']);
  const usage = /^Usage:\n {2}(.+)$/m.exec(help)?.[1];
  const aliases = /^Aliases:\n {2}(.+)$/m.exec(help)?.[1]?.split(', ').slice(1);
  const flags = Object.fromEntries(Object.entries(parseFlags(help)).filter(([name]) => !globals[name]));
  const command: TreeCommand = {
    ...(usage && { usage }),
    ...(aliases && { aliases }),
    ...(Object.keys(flags).length > 0 && { flags }),
  };
  const names = [...(/^Available Commands:\n((?: {2}.+\n)+)/m.exec(help)?.[1]?.matchAll(/^ {2}(\S+)/gm) ?? [])]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  for (const name of names) (command.commands ??= {})[name] = await readCommand(tool, [...path, name], globals);
  return command;
}

const types: Record<string, FlagType> = {
  strings: 'stringSlice',
  stringArray: 'stringArray',
  stringToString: 'stringToString',
  string: 'string',
  duration: 'duration',
  int: 'int',
  int32: 'int32',
};

const flagLine = /^ {2}(?:-(\w), | {4})--([\w-]+)(?: ([\w|]+))?(?:\[="?([^"\]]*)"?\])? {2,}(.*)$/gm;

/**
 * The flags of cobra's help: `-n, --name string   the cluster name (default "kind")`,
 * `--dry-run string[="client"]   …`.
 */
export function parseFlags(help: string): Record<string, Flag> {
  const flags = [...help.matchAll(flagLine)].map(
    ([, short, name = '', word = '', alone, text = '']): [string, Flag] => {
      const type = word === '' ? 'bool' : (types[word] ?? 'string');
      const fallback = /\(default "?([^")]*)"?\)/.exec(text)?.[1];
      const oneOf = /Allowed values: ((?:[\w-]+(?:, )?)+)/.exec(text)?.[1]?.split(', ');
      const isEmpty = fallback === undefined || fallback === '' || fallback === '[]';
      return [
        name,
        {
          type,
          ...(short && { short }),
          ...(!isEmpty && { default: portable(fallback) }),
          ...(alone !== undefined && { alone }),
          ...(oneOf && { oneOf }),
        },
      ];
    },
  );
  return Object.fromEntries(flags.filter(([name]) => name !== 'help'));
}
